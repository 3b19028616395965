using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying;

public abstract class AgreementTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller walnut = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller();
        walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<Order>> Orders() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps).OrderBy(o => o.Number).ToListAsync());

    private Task<Agreement> Kept(Agreement agreement) => market.InDb(db => db.Agreements.AsNoTracking().Include(a => a.Lines).SingleAsync(a => a.Id == agreement.Id));

    private async Task<Seen> Order(params (Seller Seller, string Quantity)[] wanted)
    {
        foreach (var (seller, quantity) in wanted) await buyer.AddToCart(seller.Offer, quantity);
        return await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order", ("DeliverOn", "2026-11-25"));
    }

    private async Task InvariantsHold()
    {
        foreach (var invariant in AgreementInvariants.All) Assert.Equal(0, (await market.InDb(db => invariant.Examine(db, CancellationToken.None))).Broken);
    }

    [Fact]
    public async Task A_plan_covers_orders_up_to_a_tenth_above_it_and_sends_the_next_one_to_approval_with_the_reason()
    {
        var plan = await market.Given.Agreement(unit, [(rice, 20_000), (walnut, 5_000)]);

        await Order((rice, "12"));
        await Order((rice, "10"));
        await Order((rice, "1"));

        var orders = await Orders();
        Assert.Equal([OrderStatus.Approved, OrderStatus.Approved, OrderStatus.Submitted], orders.Select(o => o.Status));
        Assert.Equal([plan.Id, plan.Id, null], orders.Select(o => o.AgreementId));
        Assert.Contains("只剩 0 公斤", orders[2].Steps.Single().Comment);
        var kept = await Kept(plan);
        Assert.Equal((22_000, Money.FromYuan(440)), (kept.Lines.Single(l => l.OfferId == rice.Offer.Id).Drawn, kept.Drawn));
        await InvariantsHold();
    }

    [Fact]
    public async Task What_an_order_drew_is_free_again_when_it_falls_through()
    {
        var plan = await market.Given.Agreement(unit, [(rice, 20_000)]);
        await Order((rice, "22"));
        var order = Assert.Single(await Orders());

        await market.Given.Act(order.Id, o => o.Decline(rice.Clerk.Id, "没有货", market.Given.Now));

        Assert.Equal((0, Money.Zero), ((await Kept(plan)).Lines.Single().Drawn, (await Kept(plan)).Drawn));
        await Order((rice, "22"));
        Assert.Equal(OrderStatus.Approved, (await Orders())[1].Status);
        await InvariantsHold();
    }

    [Fact]
    public async Task Many_orders_at_once_never_draw_more_than_a_plan_has()
    {
        var plan = await market.Given.Agreement(unit, [(rice, 10_000)]);
        var ready = new List<(Visitor Visitor, Seen Page)>();
        for (var i = 0; i < 8; i++)
        {
            var visitor = await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer));
            await visitor.AddToCart(rice.Offer, "2");
            ready.Add((visitor, await visitor.Get("/cart/checkout")));
        }

        await Task.WhenAll(ready.Select(r => r.Visitor.Submit(r.Page, "#place-order", ("DeliverOn", "2026-11-25"))));

        var orders = await Orders();
        Assert.Equal((8, 5), (orders.Count, orders.Count(o => o.Status == OrderStatus.Approved)));
        Assert.Equal(10_000, (await Kept(plan)).Lines.Single().Drawn);
        await InvariantsHold();
    }

    [Fact]
    public async Task A_supply_agreement_is_approved_confirmed_priced_printed_and_ended()
    {
        await buyer.AddToCart(rice.Offer, "100");
        var form = await buyer.Get("/agreements/new?kind=Supply");
        var wrong = await buyer.Submit(form, "#agreement", ("Name", "大米年度协议"), ("Lines[0].Rule", "Agreed"), ("To", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("截止日期", wrong.Document.QuerySelector(".form-errors")!.TextContent);
        var missing = await buyer.Submit(form, "#agreement", ("Name", "大米年度协议"), ("Lines[0].Rule", "Agreed"));
        Assert.Contains("请填写大于 0 的单价", missing.Text);
        var page = await buyer.Follow(await buyer.Submit(form, "#agreement", ("Name", "大米年度协议"), ("Lines[0].Rule", "Agreed"), ("Lines[0].Price", "18.5")));
        var agreement = await market.InDb(db => db.Agreements.AsNoTracking().SingleAsync());
        var address = $"/agreements/{agreement.Number}";
        Assert.Null(page.Document.QuerySelector("#approve"));
        var (approver, clerk) = (await market.As(unit.Approver), await market.As(rice.Clerk));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(address)).Status); // not before its own unit stands behind it
        Assert.Contains("1", (await approver.Get("/")).Document.QuerySelector("a[href='/agreements?status=Submitted']")!.TextContent);
        await approver.Submit(await approver.Get(address), "#approve");
        await clerk.Submit(await clerk.Get(address), "#confirm");
        Assert.Equal(AgreementStatus.Active, (await Kept(agreement)).Status);

        await buyer.Submit(await buyer.Get("/cart"), $"form[action='/cart/lines/{rice.Offer.Id}/remove']");
        await buyer.AddToCart(rice.Offer, "10");
        Assert.Contains("不用再审批，按协议合计 ¥185.00", (await buyer.Get("/cart/checkout")).Text);
        await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order", ("DeliverOn", "2026-11-25"));
        var order = Assert.Single(await Orders());
        Assert.Equal((OrderStatus.Approved, Money.FromYuan(185), agreement.Id), (order.Status, order.Total, order.AgreementId!.Value));

        var paper = await buyer.Follow(await buyer.Submit(await buyer.Get(address), "#paper"));
        Assert.Contains("大米年度协议", paper.Text);
        Assert.Contains("国务院令第802号", paper.Text);
        Assert.NotNull(paper.Document.QuerySelector(".paper-code img"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get((await market.InDb(db => db.Papers.Select(p => "/papers/" + p.Number).SingleAsync())))).Status);

        await buyer.Submit(await buyer.Get(address), "#terminate", ("Reason", "食堂改为外包"));
        Assert.Equal(AgreementStatus.Terminated, (await Kept(agreement)).Status);
        await Order((rice, "1"));
        Assert.Equal(OrderStatus.Submitted, (await Orders())[1].Status);
        Assert.Contains("食堂改为外包", (await clerk.Get("/notices")).Text);
    }

    [Fact]
    public async Task Nobody_approves_their_own_agreement_and_strangers_find_nothing()
    {
        var plan = await market.InDb(async db =>
        {
            var offer = await db.Offers.AsNoTracking().Include(o => o.Tiers).SingleAsync(o => o.Id == rice.Offer.Id);
            var made = Agreement.Submit("XY-T", new(AgreementKind.MonthlyPlan, "计划", unit.Organisation, null, new(2026, 11, 20), new(2026, 11, 30), null, null, [new(offer, rice.Product, 1_000, PriceRule.Today, null)]), unit.Buyer.Id, market.Given.Now);
            db.Agreements.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        await market.Given.AlsoHolds(unit.Buyer, unit.Organisation, MarketRole.Approver);
        var seen = await (await market.As(unit.Buyer)).PostTo("/agreements/XY-T/approve", ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("不能审批自己", seen.Text);
        var stranger = await market.As((await market.Given.BuyingUnit()).Approver);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/agreements/XY-T")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo("/agreements/XY-T/approve", ("FormKey", Guid.NewGuid().ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(rice.Clerk)).PostTo("/agreements/XY-T/confirm", ("FormKey", Guid.NewGuid().ToString()))).Status);
        var refused = await (await market.As(unit.Approver)).PostTo("/agreements/XY-T/refuse", ("Reason", ""), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(AgreementStatus.Submitted, (await Kept(plan)).Status);
        Assert.Equal(HttpStatusCode.OK, (await buyer.Get("/agreements/export?format=csv")).Status);
    }
}

public sealed class AgreementOnSqlite(SqliteDatabases databases) : AgreementTests(databases);

public sealed class AgreementOnMySql(MySqlDatabases databases) : AgreementTests(databases);
