using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>
/// Loads the demonstration county into an empty database: the same for the same day, apart from random ids. Every page
/// then says that the data are made up.
/// </summary>
public sealed class DemoCounty(Func<MarketDb> open, IMediator mediator, IPasswordHasher<Member> hasher, TimeProvider clock)
{
    /// <summary>Of all demonstration accounts; printed at the start.</summary>
    public const string Password = "weixi-demo-2026";

    private static readonly DateTime Start = BusinessDate.Start(new DateOnly(2022, 1, 1)).AddHours(1);

    /// <summary>The accounts that can sign in, as they are printed.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "admin@demo.weixi", "county@demo.weixi", "county2@demo.weixi", "township@demo.weixi", "village@demo.weixi", "province@demo.weixi", "coop@demo.weixi", "canteen@demo.weixi",
        "approver@demo.weixi", "receiver@demo.weixi", "receiver2@demo.weixi", "treasurer@demo.weixi", "unit@demo.weixi", "shanghai@demo.weixi", "person@demo.weixi", "auditor@demo.weixi",
    ];

    /// <returns>How many orders were made.</returns>
    /// <exception cref="RuleBroken">The database holds organisations already.</exception>
    public async Task<int> Seed(CancellationToken ct)
    {
        var now = clock.Now();
        await using var db = open();
        return await db.Write(async inside =>
        {
            if (await db.Organisations.AnyAsync(inside)) throw new RuleBroken("数据库里已经有组织，示范县只能装入空的数据库。");
            var parties = new DemoParties(db, Start, hasher.HashPassword(new Member(), Password));
            db.Events = mediator;
            await db.SaveChangesAsync(inside);
            var goods = await DemoCatalogue.List(db, parties, Start, now, inside);
            db.Events = null;
            var orders = await Trade(db, parties, goods, now, inside);
            Applications(db, now);
            Goals(db);
            db.Facts.Add(new MarketFact { Name = MarketFact.Demonstration, Value = BusinessDate.Of(now).ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
            await db.SaveChangesAsync(inside);
            return orders;
        }, ct);
    }

    private static async Task<int> Trade(MarketDb db, DemoParties parties, List<DemoGoods> goods, DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var trade = new DemoTrade(db, parties, now);
        var plan = new DemoHistory(parties, goods, now).Plan();
        foreach (var batch in plan.Chunk(250))
        {
            foreach (var purchase in batch) trade.Happen(purchase);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        // What was ever listed is what is left and what orders hold.
        foreach (var offer in goods.Select(g => g.Offer))
            db.StockMovements.Add(new StockMovement(offer.Id, offer.Available + trade.TakenOf(offer), StockCause.Listed, null, Start));
        db.NumberSeries.AddRange(trade.Numbers.Select(day => new NumberSeries(day.Key, day.Value)));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return plan.Count;
    }

    /// <summary>Two cooperatives that wait: one for its township, one for the county.</summary>
    private static void Applications(MarketDb db, DateTime now)
    {
        foreach (var (name, area, number) in new[] { ("塔城示例藜麦专业合作社", "533423103204", 9_000_001), ("巴迪示例羊肚菌专业合作社", "533423205202", 9_000_002) })
        {
            var body = $"9199999900{number:0000000}";
            var organisation = Organisation.Apply(OrganisationKind.Cooperative, name, body + CreditCode.CheckCharacter(body), area, now, null);
            organisation.Describe("示例联系人", "0887-0009001", null, "示例：正在申请入驻。");
            if (area.StartsWith("533423205", StringComparison.Ordinal)) organisation.PassTownshipCheck(Guid.CreateVersion7(), "实地核查，情况属实（示例）。", now);
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
