using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Households;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// Loads the demonstration county into an empty database: the same to the byte for the same moment. Every page
/// then says that the data are made up.
/// </summary>
public sealed class DemoCounty(Func<MarketDb> open, TimeProvider clock, MarketSettings settings, PersonalVault vault)
{
    /// <summary>Of all demonstration accounts; printed at the start.</summary>
    public const string Password = "weixi-demo-2026";

    /// <summary>Of that password; its salt is fixed, so that the same county comes out each time.</summary>
    public const string PasswordHash = "AQAAAAIAAYagAAAAEDo4/W6cBZoS8XvFPibwUH5PVdcRWLu/BjeQyTrYNP9uIVyFUJnTitdxESxT7c0Sjg==";

    private static readonly DateTime Start = BusinessDate.Start(new DateOnly(2022, 1, 1)).AddHours(1);

    /// <summary>The accounts that can sign in, as they are printed.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "admin@demo.weixi", "county@demo.weixi", "county2@demo.weixi", "township@demo.weixi", "village@demo.weixi", "province@demo.weixi", "coop@demo.weixi", "canteen@demo.weixi",
        "approver@demo.weixi", "approver2@demo.weixi", "receiver@demo.weixi", "receiver2@demo.weixi", "treasurer@demo.weixi", "unit@demo.weixi", "shanghai@demo.weixi", "person@demo.weixi", "contractor@demo.weixi", "auditor@demo.weixi",
    ];

    /// <param name="since">Where its history begins, later than in 2022 for tests.</param>
    /// <returns>How many orders were made.</returns>
    /// <exception cref="RuleBroken">The database holds organisations already.</exception>
    public async Task<int> Seed(CancellationToken ct, DateOnly? since = null)
    {
        var now = clock.Now();
        await using var db = open();
        var kept = new List<string>();
        var made = await db.Write(async inside =>
        {
            kept.Clear();
            var ids = new DemoIds(Start);
            using var own = Ids.From(ids.Next);
            if (await db.Organisations.AnyAsync(inside)) throw new RuleBroken("数据库里已经有组织，示范县只能装入空的数据库。");
            var parties = new DemoParties(db, Start, PasswordHash);
            await db.SaveChangesAsync(inside);
            var goods = await DemoCatalogue.List(db, parties, Start, now, inside);
            var pledges = new DemoPledges(parties, now);
            await pledges.Make(db, inside);
            var households = new DemoHouseholds(db, parties, vault, now);
            await households.Make(inside);
            var lots = new DemoLots(parties, households.Households, now);
            var orders = await Trade(db, (parties, pledges, lots), goods, ids, since ?? BusinessDate.Of(Start), now, inside);
            await pledges.Close(db, inside);
            var declarations = new DemoDeclarations(parties, ids, now);
            await declarations.Make(db, parties.SecondSupervisor, inside);
            kept.AddRange(declarations.Kept);
            ids.At = now;
            await new DemoYields(db, parties, now).Make(inside);
            await new DemoQuotations(db, parties, goods, now).Happen(inside);
            Applications(db, parties, now);
            await new DemoAfterTheGoods(db, parties, ids, now).Happen(inside);
            await new DemoReturns(db, parties, ids, now).Happen(inside);
            Goals(db);
            await new DemoReserve(db, parties, ids, now).Make(inside);
            db.Facts.Add(new MarketFact { Name = MarketFact.Demonstration, Value = BusinessDate.Of(now).ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
            await db.SaveChangesAsync(inside);
            return orders;
        }, ct);
        foreach (var path in kept.Select(name => Path.Combine(settings.UploadsFolder, name[..2], name)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, DemoDeclarations.SamplePaper, ct);
        }
        return made;
    }

    private static async Task<int> Trade(MarketDb db, (DemoParties Parties, DemoPledges Pledges, DemoLots Lots) with, List<DemoGoods> goods, DemoIds ids, DateOnly since, DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (parties, pledges, lots) = with;
        var trade = new DemoTrade(parties, new DemoBudgets(parties, now), pledges, lots, ids, now);
        var routine = new DemoStanding(parties.Units[0], parties, goods, since, now);
        var plan = new DemoHistory(parties, goods, since, now).Plan().Concat(routine.Purchases()).OrderBy(purchase => purchase.At).ToList();
        lots.Weigh(plan, goods, ids);
        foreach (var purchase in plan) trade.Happen(purchase);
        await lots.Save(db, ct);
        await trade.Save(db, ct);
        await lots.Settle(db, ct);
        // What was ever listed is what is left and what orders hold.
        foreach (var offer in goods.Select(g => g.Offer))
            db.StockMovements.Add(new StockMovement(offer.Id, offer.Available + trade.TakenOf(offer), StockCause.Listed, null, Start));
        db.NumberSeries.AddRange(trade.Numbers.Select(day => new NumberSeries(day.Key, day.Value)));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        ids.At = now;
        await routine.Save(db, ct);
        db.ChangeTracker.Clear();
        return plan.Count;
    }

    /// <summary>Two cooperatives that wait: one for its township, one for the county.</summary>
    private static void Applications(MarketDb db, DemoParties parties, DateTime now)
    {
        foreach (var (name, area, number) in new[] { ("塔城示例藜麦专业合作社", "533423103204", 9_000_001), ("巴迪示例羊肚菌专业合作社", "533423205202", 9_000_002) })
        {
            var body = $"9199999900{number:0000000}";
            var organisation = Organisation.Apply(OrganisationKind.Cooperative, name, body + CreditCode.CheckCharacter(body), area, now, null);
            organisation.Describe("示例联系人", "0887-0009001", null, "示例：正在申请入驻。");
            if (area.StartsWith("533423205", StringComparison.Ordinal)) organisation.PassTownshipCheck(parties.TownshipOfficer, "实地核查，情况属实（示例）。", now);
            db.Organisations.Add(organisation);
        }
    }

    private static void Goals(MarketDb db)
    {
        const string document = "示例文件：示范县年度采购目标";
        const string wording = "示例文件，仅供演示：争取全年采购脱贫人口生产的农产品达到所列金额。";
        db.Goals.Add(new Goal(Area.Weixi, 2025, GoalRule.CountyPlan, Money.FromYuan(12_000_000), Money.FromYuan(16_000_000), document, "示例第一条", wording, isSample: true));
        db.Goals.Add(new Goal(Area.Weixi, 2026, GoalRule.CountyPlan, Money.FromYuan(15_000_000), Money.FromYuan(20_000_000), document, "示例第一条", wording, isSample: true));
    }
}
