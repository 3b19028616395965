using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Reserves;

public abstract class CorrectionTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit wrong = null!;
    private BuyingUnit right = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        wrong = await market.Given.BuyingUnit("维西县甲单位");
        right = await market.Given.BuyingUnit("维西县乙单位");
        seller = await market.Given.Seller();
        await market.InDb(async db =>
        {
            var other = await db.Organisations.SingleAsync(o => o.Id == right.Organisation.Id);
            other.Amend(other.Name, other.CreditCode, other.AreaCode, AssistanceRelation.Provincial);
            await db.SaveChangesAsync();
        });
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private async Task<string> Asked(Person by, string number, BuyingUnit to)
    {
        var visitor = await market.As(by);
        var done = await visitor.Submit(await visitor.Get($"/reserve/corrections/new?purchase={number}"), "#ask", ("ToUnit", to.Organisation.Name), ("Reason", "下单时选错了单位"));
        Assert.True(done.Status == HttpStatusCode.Redirect, done.Text);
        return done.Location!.ToString();
    }

    private async Task<Seen> Decide(Person by, string address, string form = "#approve", string? answer = null)
    {
        var visitor = await market.As(by);
        return await visitor.Submit(await visitor.Get(address), form, ("Answer", answer));
    }

    private Task<List<LedgerEntry>> Ledger(Guid order) => market.InDb(db => db.Ledger.AsNoTracking().Where(e => e.SourceId == order).OrderBy(e => e.Stage).ThenBy(e => e.Revision).ThenBy(e => e.IsReversal).ToListAsync());

    private Task<long> Sum(BuyingUnit unit, Stage stage) => market.InDb(db => db.Ledger.Where(e => e.BoundUnitId == unit.Organisation.Id && e.Stage == stage).SumAsync(e => (long)e.Amount));

    [Fact]
    public async Task An_orders_figures_move_by_linked_entries_and_nothing_is_rewritten()
    {
        var order = await market.Given.PlacedOrder(wrong, seller, OrderStatus.Accepted, 5000);
        var before = await Ledger(order.Id);
        var address = await Asked(wrong.Buyer, order.Number, right);
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(right.Approver, address)).Status);
        var after = await Ledger(order.Id);
        Assert.Equal(before.Select(e => (e.Id, e.Amount, e.BoundUnitId)), after.Where(e => e is { Revision: 0, IsReversal: false }).Select(e => (e.Id, e.Amount, e.BoundUnitId)));
        Assert.Equal(6, after.Count);
        Assert.All(after.Where(e => e.IsReversal), e => Assert.Contains(before, b => b.Id == e.ReversesId && b.CountsOn == e.CountsOn));
        Assert.All(after.Where(e => e.Revision == 1), e => Assert.Equal((right.Organisation.Id, AssistanceRelation.Provincial), (e.BoundUnitId!.Value, e.Relation)));
        Assert.Equal((0, 10_000, 0, 10_000), (await Sum(wrong, Stage.Ordered), await Sum(right, Stage.Ordered), await Sum(wrong, Stage.Accepted), await Sum(right, Stage.Accepted)));
        Assert.Equal((right.Organisation.Id, AssistanceRelation.Provincial), await market.InDb(db => db.Orders.Where(o => o.Id == order.Id).Select(o => ValueTuple.Create(o.BoundUnitId!.Value, o.Relation)).SingleAsync()));
        var page = await (await market.As(wrong.Buyer)).Get(address);
        Assert.Contains("已更正", page.Document.QuerySelector("#history")!.TextContent);
        var check = await Commands.Run(market, "check");
        Assert.True(check.Code == 0, check.Output);
    }

    [Fact]
    public async Task A_correction_before_acceptance_goes_on_with_the_new_unit()
    {
        var order = await market.Given.PlacedOrder(wrong, seller, OrderStatus.Shipped, 5000);
        await Decide(right.Treasurer, await Asked(wrong.Approver, order.Number, right));
        await market.Given.Act(order.Id, o => o.Inspect([.. o.Lines.Select(l => new InspectedLine(l.Id, l.Quantity, 0, null))], wrong.Organisation, wrong.Receiver.Id, market.Given.Now));
        await market.Given.Act(order.Id, o => o.Countersign(wrong.SecondReceiver.Id, market.Given.Now));
        Assert.Equal((0, 10_000, 0, 10_000), (await Sum(wrong, Stage.Ordered), await Sum(right, Stage.Ordered), await Sum(wrong, Stage.Accepted), await Sum(right, Stage.Accepted)));
        var cancelled = await market.Given.PlacedOrder(wrong, seller, OrderStatus.Confirmed, 2000);
        await Decide(right.Approver, await Asked(wrong.Buyer, cancelled.Number, right));
        await market.Given.Act(cancelled.Id, o => o.Cancel(wrong.Buyer.Id, "停伙", market.Given.Now));
        Assert.Equal(0, (await Ledger(cancelled.Id)).Sum(e => e.Amount.Fen));
        Assert.Equal(10_000, await Sum(right, Stage.Ordered));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task Who_asked_cannot_decide_and_strangers_see_nothing()
    {
        var order = await market.Given.PlacedOrder(wrong, seller, OrderStatus.Approved);
        var address = await Asked(wrong.Approver, order.Number, right);
        foreach (var person in new[] { wrong.Approver, wrong.Treasurer, right.Buyer })
            Assert.Null((await (await market.As(person)).Get(address)).Document.QuerySelector("#approve"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(wrong.Treasurer)).PostTo($"{address}/approve", ("FormKey", Guid.NewGuid().ToString()))).Status);
        var stranger = await market.Given.BuyingUnit();
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(stranger.Approver)).Get(address)).Status);
        var visitor = await market.As(stranger.Buyer);
        Assert.Contains("没有编号为", (await visitor.Submit(await visitor.Get("/reserve/corrections/new"), "#ask", ("SubjectNumber", order.Number), ("ToUnit", right.Organisation.Name), ("Reason", "x"))).Text);
        // One open request a purchase.
        var again = await market.As(wrong.Buyer);
        Assert.Contains("已有一份更正申请在等待确认", (await again.Submit(await again.Get($"/reserve/corrections/new?purchase={order.Number}"), "#ask", ("ToUnit", right.Organisation.Name), ("Reason", "x"))).Text);
        // The county's supervisor who asks cannot decide either; a colleague can.
        var county = await market.Given.CountySupervisor();
        Assert.NotNull((await (await market.As(county)).Get(address)).Document.QuerySelector("#approve"));
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(county, address, "#refuse", "确实是甲单位的")).Status);
        Assert.Equal(wrong.Organisation.Id, await market.InDb(db => db.Orders.Where(o => o.Id == order.Id).Select(o => o.BoundUnitId).SingleAsync()));
        var mine = await Asked(county, order.Number, right);
        Assert.Null((await (await market.As(county)).Get(mine)).Document.QuerySelector("#approve"));
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(county, mine, "#withdraw")).Status);
        Assert.Equal([CorrectionStatus.Refused, CorrectionStatus.Withdrawn], await market.InDb(db => db.BindingCorrections.OrderBy(c => c.Number).Select(c => c.Status).ToListAsync()));
    }

    [Fact]
    public async Task An_832_orders_figures_move_in_the_same_way_also_when_the_other_unit_asks()
    {
        var purchase = await market.Given.Bought832(wrong.Organisation, 1_000m);
        await market.Given.Filing(right.Organisation);
        var address = await Asked(right.Buyer, purchase.Number, right);
        Assert.Null((await (await market.As(right.Approver)).Get(address)).Document.QuerySelector("#approve"));
        Assert.Equal(HttpStatusCode.Redirect, (await Decide(wrong.Treasurer, address)).Status);
        Assert.Equal((0, 100_000), (await market.Given.Counted(wrong.Organisation), await market.Given.Counted(right.Organisation)));
        Assert.Equal(3, await market.InDb(db => db.ReserveEntries.CountAsync(e => e.PurchaseId == purchase.Id)));
        Assert.Contains("冲销", (await (await market.As(right.Buyer)).Get($"/reserve/purchases/{purchase.Number}")).Text);
        await Assert.ThrowsAnyAsync<Exception>(() => market.InDb(db => db.Database.ExecuteSqlRawAsync("UPDATE ReserveEntries SET Amount = 1")));
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }
}

public sealed class CorrectionOnSqlite(SqliteDatabases databases) : CorrectionTests(databases);

public sealed class CorrectionOnMySql(MySqlDatabases databases) : CorrectionTests(databases);
