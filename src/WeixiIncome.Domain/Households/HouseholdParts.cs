using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>A household's net income a head in a year (人均纯收入), entered or imported.</summary>
public sealed class HouseholdYear : Entity
{
    /// <summary>
    /// The line below which a household gets a plan of its own (一户一方案): ¥10,000 net a head a year.
    /// Source: provincial and county plan of income growth, 「人均纯收入1万元以下」.
    /// </summary>
    public static readonly Money Line = Money.FromYuan(10_000);

    private HouseholdYear() { }

    internal HouseholdYear(Guid householdId, int year, Money netPerHead, string? source, DateTime at) =>
        (HouseholdId, Year, NetPerHead, Source, At) = (householdId, year, netPerHead, source, at);

    public Guid HouseholdId { get; private set; }

    /// <summary>The income year by its last calendar year: October before to September for the monitoring systems.</summary>
    public int Year { get; private set; }
    public Money NetPerHead { get; private set; }
    public string? Source { get; private set; }
    public DateTime At { get; private set; }

    public bool IsBelowLine => NetPerHead < Line;

    internal void Say(Money netPerHead, string? source, DateTime at) => (NetPerHead, Source, At) = (netPerHead, source, at);
}

/// <summary>The monitoring line of a year (监测收入线), another thing than the ¥10,000 line: data with its document. Source: county plan, safeguard 6 (逐年提高监测收入线).</summary>
public sealed class MonitoringLine : Aggregate
{
    private MonitoringLine() { }

    public MonitoringLine(string areaCode, int year, Money perHead, string? document)
    {
        if (year is < 2000 or > 2100) throw new RuleBroken("年度 {0} 不对。", year) { Field = "Year" };
        (AreaCode, Year, PerHead, Document) = (areaCode, year, Guard.Positive(perHead, "监测收入线"), Guard.Text(document, "依据文件", 100));
    }

    public string AreaCode { get; private set; } = "";
    public int Year { get; private set; }
    public Money PerHead { get; private set; }
    public string Document { get; private set; } = "";

    public void Correct(Money perHead, string? document) => (PerHead, Document) = (Guard.Positive(perHead, "监测收入线"), Guard.Text(document, "依据文件", 100));
}

/// <summary>What a household grows or keeps.</summary>
public enum HoldingUnit
{
    [Description("亩")] Mu = 1,
    [Description("头（只）")] Head = 2,
    [Description("株")] Tree = 3,
    [Description("箱（群）")] Hive = 4,
}

/// <summary>
/// A crop or animal with the most that a unit of it plausibly yields in a year: data that the county enters with its source, against
/// which weighed quantities are held.
/// </summary>
public sealed class YieldNorm : Aggregate
{
    private YieldNorm() { }

    public YieldNorm(string? name, HoldingUnit unit, long mostGrams, string? source)
    {
        (Name, Unit) = (Guard.Text(name, "作物或牲畜", 40), unit);
        Correct(mostGrams, source);
    }

    public string Name { get; private set; } = "";
    public HoldingUnit Unit { get; private set; }

    /// <summary>Grams a year of one unit (mu, head, tree, hive).</summary>
    public long MostGrams { get; private set; }
    public string Source { get; private set; } = "";

    public void Correct(long mostGrams, string? source)
    {
        if (mostGrams is <= 0 or > 1_000_000_000) throw new RuleBroken("单产上限应在 0 与 1000 吨之间。") { Field = "MostKilograms" };
        (MostGrams, Source) = (mostGrams, Guard.Text(source, "数据来源", 100));
    }
}

/// <summary>Land under a crop, or animals, of a household; hundredths of a mu, or heads × 100.</summary>
public sealed class Holding : Entity
{
    private Holding() { }

    internal Holding(Guid householdId, Guid normId, long hundredths) => (HouseholdId, NormId, Hundredths) = (householdId, normId, hundredths);

    public Guid HouseholdId { get; private set; }
    public Guid NormId { get; private set; }
    public long Hundredths { get; private set; }

    internal void Say(long hundredths) => Hundredths = hundredths;

    /// <summary>Grams that this much plausibly yields in a year at the most.</summary>
    public long Plausible(YieldNorm norm) => checked(Hundredths * norm.MostGrams / 100);
}

/// <summary>Who helps a household, one to one or several to one (一对一、多对一), from a day to a day.</summary>
public sealed class HelperAssignment : Entity
{
    private HelperAssignment() { }

    internal HelperAssignment(Guid householdId, string name, string unit, DateOnly from) => (HouseholdId, Name, Unit, From) = (householdId, name, unit, from);

    public Guid HouseholdId { get; private set; }
    public string Name { get; private set; } = "";
    public string Unit { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public bool IsOn(DateOnly day) => From <= day && (To is null || To >= day);

    internal void End(DateOnly on) => To = on;
}

/// <summary>One step of a household's history; never changed.</summary>
public sealed class HouseholdStep : Entity
{
    private HouseholdStep() { }

    internal HouseholdStep(Guid householdId, HouseholdAct act, Guid? by, string? note, DateTime at) => (HouseholdId, Act, By, Note, At) = (householdId, act, by, note, at);

    public Guid HouseholdId { get; private set; }
    public HouseholdAct Act { get; private set; }

    /// <summary>None for imports by the market itself.</summary>
    public Guid? By { get; private set; }

    /// <summary>Without anything personal.</summary>
    public string? Note { get; private set; }
    public DateTime At { get; private set; }
}

/// <summary>That somebody read something personal: who, of which household, what and why. Never changed; supervisors read it.</summary>
public sealed class PersonalReveal : Entity
{
    private PersonalReveal() { }

    public PersonalReveal(Guid householdId, Guid? personId, string what, Guid by, Guid? organisationId, string? reason, DateTime at)
    {
        var why = Guard.Text(reason, "查看原因", 200);
        if (why.Length < 4) throw new RuleBroken("请写清楚查看原因，至少 4 个字。") { Field = "Reason" };
        (HouseholdId, PersonId, What, By, OrganisationId, Reason, At) = (householdId, personId, what, by, organisationId, why, at);
    }

    public Guid HouseholdId { get; private set; }

    /// <summary>The member concerned; none for what belongs to the household.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Chinese, such as 姓名、身份证号码.</summary>
    public string What { get; private set; } = "";
    public Guid By { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public string Reason { get; private set; } = "";
    public DateTime At { get; private set; }
}
