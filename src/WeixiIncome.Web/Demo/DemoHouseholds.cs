using WeixiIncome.Data;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// Households of the demonstration county, most of them bound to its cooperatives. All names are made up, and their resident numbers begin
/// with 990000, which is no division of the country: they can be nobody's.
/// </summary>
internal sealed class DemoHouseholds(MarketDb db, DemoParties parties, PersonalVault vault, DateTime now)
{
    private const int EachVillage = 24;

    /// <summary>The year before the plan's first.</summary>
    private static readonly DateTime Since = BusinessDate.Start(new DateOnly(2021, 11, 15));

    private static readonly string[] Surnames = ["和", "李", "余", "王", "熊", "蜂", "杨", "桑", "赵", "张", "木", "褚"];
    private static readonly string[] Given = ["示一", "示二", "示三", "示四", "示五", "示六", "示七", "示八", "示九", "示十"];

    private static readonly (string Name, HoldingUnit Unit, long Kilograms)[] Norms =
        [("核桃", HoldingUnit.Mu, 250), ("鲜山药", HoldingUnit.Mu, 1500), ("老黑谷", HoldingUnit.Mu, 400), ("葡萄", HoldingUnit.Mu, 1200), ("秦艽", HoldingUnit.Mu, 300), ("中蜂", HoldingUnit.Hive, 15), ("土猪", HoldingUnit.Head, 160)];

    private static readonly HouseholdKind[] Kinds =
        [HouseholdKind.Alleviated, HouseholdKind.Alleviated, HouseholdKind.Alleviated, HouseholdKind.UnstablyAlleviated, HouseholdKind.AtRisk, HouseholdKind.SuddenHardship];

    private readonly List<Household> households = [];
    private int made;
    private int people;

    /// <summary>All of them, in the order of the suppliers that they are bound to.</summary>
    public IReadOnlyList<Household> Households => households;

    public async Task Make(CancellationToken ct)
    {
        var norms = Norms.Select(n => new YieldNorm(n.Name, n.Unit, n.Kilograms * 1000, "示例：演示用单产上限")).ToArray();
        db.YieldNorms.AddRange(norms);
        var thisYear = BusinessDate.Of(now).Year;
        foreach (var (year, yuan) in new[] { (thisYear - 1, 7300m), (thisYear, 7800m) })
            db.MonitoringLines.Add(new MonitoringLine(Domain.Areas.Area.Weixi, year, Money.FromYuan(yuan), $"示例：监测收入线（{year}）"));
        var cooperatives = parties.Suppliers.Where(s => s.Organisation.Kind == OrganisationKind.Cooperative).ToArray();
        foreach (var supplier in parties.Suppliers)
            for (var i = 0; i < EachVillage; i++)
            {
                var household = Household(supplier, norms, i);
                db.Households.Add(household);
                households.Add(household);
            }
        var firm = parties.Suppliers.First(s => s.Organisation.Kind == OrganisationKind.LeadingFirm).Organisation;
        foreach (var (cooperative, i) in cooperatives.Select((c, i) => (c, i)).Where(pair => pair.i % 3 != 2))
            db.FirmBindings.Add(new FirmBinding(cooperative.Organisation.Id, firm.Id, BusinessDate.Of(Since.AddDays(35 + i)), $"示例合同{i + 1:00}", null, cooperative.Clerk, Since.AddDays(60)));
        db.NumberSeries.Add(new NumberSeries("NH", made));
        await db.SaveChangesAsync(ct);
    }

    private DateOnly Day(int days) => BusinessDate.Of(now).AddDays(days);

    private Household Household(DemoSupplier cooperative, YieldNorm[] norms, int i)
    {
        var at = Since.AddDays(made % 30);
        var lately = now.AddDays(-420 + made % 30);
        var officer = parties.SecondSupervisor;
        var household = Domain.Households.Household.Register($"NH{++made:000000}", cooperative.Organisation.AreaCode, Kinds[i % Kinds.Length], People(i), officer, at);
        var thisYear = BusinessDate.Of(now).Year;
        household.KeepYear(thisYear - 2, Money.FromYuan(7600 + 900 * (i % 6) + made % 7 * 120), "示例", officer, lately);
        household.KeepYear(thisYear - 1, Money.FromYuan(8700 + 1050 * (i % 6) + made % 7 * 140), "示例", officer, lately.AddDays(60));
        Incomes(household, officer, i);
        household.KeepHolding(norms[made % norms.Length].Id, 200 + made % 5 * 50, officer, lately);
        household.KeepHolding(norms[6].Id, 200, officer, lately);
        household.GiveHelper($"示例帮扶人{made % 9 + 1}", "维西县示例单位", BusinessDate.Of(lately), officer, lately);
        if (i % 6 >= 4) household.GiveHelper($"示例驻村队员{made % 5 + 1}", "示例驻村工作队", BusinessDate.Of(lately), officer, lately);
        household.PayTo(vault.Number($"6200{made:00000000000}"), vault.Digest($"6200{made:00000000000}"), "示例农村信用社一卡通", officer, lately);
        var plan = household.KeepPlan(thisYear, [new(MeasureKind.Industry, "扩种一亩，由合作社订单收购", Money.FromYuan(3200), Day(20)), new(MeasureKind.Employment, "农闲时到合作社务工", Money.FromYuan(4500), null)], officer, at.AddDays(90));
        household.TellProgress(plan.Measures[0].Id, 60 + made % 4 * 10, "按计划推进", officer, now.AddDays(-20));
        // Some are not bound yet: the rates show what is missing.
        if (made % 8 != 0)
            household.Bind(new(cooperative.Organisation.Id, made % 3 == 0 ? LinkageMode.Shares : LinkageMode.Contract, BoundOn(), $"示例协议{made:000}", null, made % 4 == 0 ? ConsentHow.Fingerprint : ConsentHow.Signature, BoundOn(), null, made % 5 == 0), cooperative.Clerk, BusinessDate.Start(BoundOn()).AddHours(10));
        return household;
    }

    /// <summary>As a monitoring system would hand it over for the two income years that ended last.</summary>
    private void Incomes(Household household, Guid officer, int i)
    {
        if (!household.Kind.IsAlleviated()) return;
        var last = IncomeYear.Of(BusinessDate.Of(now)) - 1;
        foreach (var year in new[] { last - 1, last })
        {
            var (head, grown) = (household.People, 100 + (year - last) * 8 + made % 9);
            Money Of(decimal perHead) => Money.FromYuan(decimal.Round(perHead * head * grown / 100, 2));
            var income = new HouseholdIncome(household.Id, year, new(head, Of(9_800 + 700 * (i % 6)), Of(4_100), Of(4_900 + 900 * (made % 4)), Of(420), Of(1_350)), "示例：收入监测系统", officer, now.AddDays(-30));
            db.HouseholdIncomes.Add(income);
            household.KeepYear(year, new(income.Net.Fen / head), "示例：收入监测系统", officer, now.AddDays(-30));
        }
    }

    /// <summary>Most before the plan's first year; every ninth lately, so that the rates rise.</summary>
    private DateOnly BoundOn() => made % 9 == 4 ? Day(-200 + made) : BusinessDate.Of(Since.AddDays(30));

    private List<MemberTerms> People(int i)
    {
        var surname = Surnames[made % Surnames.Length];
        var all = new List<MemberTerms> { Person(surname, Kinship.Head, 1965 + made % 25, true), Person(Surnames[(made + 5) % Surnames.Length], Kinship.Spouse, 1968 + made % 24, true) };
        if (i % 2 == 0) all.Add(Person(surname, Kinship.Child, 1998 + made % 14, made % 14 < 8));
        if (i % 3 == 0) all.Add(Person(surname, Kinship.Parent, 1940 + made % 10, false));
        return all;
    }

    private MemberTerms Person(string surname, Kinship kinship, int born, bool canWork)
    {
        var digits = $"990000{born}{1 + people % 12:00}{1 + people % 28:00}{people % 1000:000}";
        var number = digits + ResidentNumber.CheckOf(digits);
        var name = surname + Given[people++ % Given.Length];
        return new(vault.Name(name), kinship, born, canWork)
        {
            ResidentNumber = vault.ResidentNumber(number), ResidentDigest = vault.Digest(number), Phone = kinship == Kinship.Head ? vault.Number($"199{people:00000000}") : null,
        };
    }
}
