using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Orders.Accepting;

namespace WeixiIncome.IntegrationTests.Orders;

/// <summary>Time accepts what a buyer agreed that it may accept, and nothing else.</summary>
public abstract class AutoAcceptanceTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;
    private Visitor approver = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit(), await market.Given.Seller());
        approver = await market.As(unit.Approver);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Order> Order(Guid id) => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == id));

    [Fact]
    public async Task Nothing_is_accepted_by_time_unless_the_buyer_agreed_and_then_on_its_day_once()
    {
        var without = await market.Given.PlacedOrder(await market.Given.BuyingUnit(), seller, OrderStatus.Shipped);
        var early = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        market.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Redirect, (await approver.Submit(await approver.Get("/auto-acceptance"), "#agree", ("Days", "3"))).Status);
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        await using var replica = market.Replica();
        // Delivery is two days after the order: three full days follow.
        market.Clock.Advance(TimeSpan.FromDays(4));
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        await market.Send(new AcceptAsAgreed());
        await replica.Send(new AcceptAsAgreed());
        Assert.Equal(1, await market.InDb(db => db.Notices.Where(n => n.Sentence.Contains("将按约定自动验收")).Select(n => n.MemberId).Where(m => m == unit.Receiver.Id).CountAsync()));
        Assert.Equal(OrderStatus.Shipped, (await Order(order.Id)).Status);
        market.Clock.Advance(TimeSpan.FromDays(2));
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        Assert.Equal(1, (await Task.WhenAll(market.Send(new AcceptAsAgreed()), replica.Send(new AcceptAsAgreed()))).Sum());
        Assert.Equal([OrderStatus.Shipped, OrderStatus.Shipped, OrderStatus.Accepted], [(await Order(without.Id)).Status, (await Order(early.Id)).Status, (await Order(order.Id)).Status]);
        Assert.Equal(order.Total.Fen, await market.InDb(db => db.Payables.Where(p => p.OrderId == order.Id).Select(p => (long)p.Due).SingleAsync()));
        var buyer = await market.As(unit.Buyer);
        Assert.Contains("按约定自动验收", (await buyer.Get($"/orders/{order.Number}")).Text);
        Assert.Contains("按约定自动验收", (await buyer.Get($"/orders/{order.Number}/acceptance-note")).Text);
        Assert.NotNull((await buyer.Get($"/orders/{order.Number}")).Document.QuerySelector("a[href$='/return']"));
        var paper = await buyer.Follow(await buyer.PostTo($"/orders/{order.Number}/shipments/1/papers", ("Kind", "Acceptance")));
        Assert.Contains("无验收人签字", paper.Text);
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, string.Join(Environment.NewLine, said.Output.Split(Environment.NewLine).Where(line => !line.Contains('✓'))));
    }

    [Fact]
    public async Task What_a_receiver_wrote_down_is_accepted_as_written()
    {
        await approver.Submit(await approver.Get("/auto-acceptance"), "#agree", ("Days", "3"));
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped, 10_000);
        var receiver = await market.As(unit.Receiver);
        await receiver.Submit(await receiver.Get($"/orders/{order.Number}/acceptance"), "#inspect", ("Lines[0].Accepted", "8"), ("Lines[0].Reason", "破损"));
        market.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await market.Send(new AcceptAsAgreed()));
        Assert.Equal((8000L, 2000L), ((await Order(order.Id)).Lines[0].AcceptedQuantity!.Value, (await Order(order.Id)).Lines[0].RefusedQuantity!.Value));
    }

    [Fact]
    public async Task An_agreement_changed_or_ended_holds_from_that_moment_and_others_do_not_touch_it()
    {
        var receiver = await market.As(unit.Receiver);
        Assert.Null((await receiver.Get("/auto-acceptance")).Document.QuerySelector("#agree"));
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.PostTo("/auto-acceptance", ("Days", "3"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(seller.Clerk)).PostTo("/auto-acceptance", ("Days", "3"))).Status);
        foreach (var days in new[] { "2", "31", "" }) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await approver.Submit(await approver.Get("/auto-acceptance"), "#agree", ("Days", days))).Status);
        await approver.Submit(await approver.Get("/auto-acceptance"), "#agree", ("Days", "3"));
        await approver.Submit(await approver.Get("/auto-acceptance"), "#agree", ("Days", "10"));
        Assert.Equal([10], await market.InDb(db => db.AutoAcceptances.Where(a => a.LiveBuyerId != null).Select(a => a.Days).ToListAsync()));
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        await approver.Submit(await approver.Get("/auto-acceptance"), "#end");
        Assert.Contains("没有约定", (await approver.Get("/auto-acceptance")).Text);
        market.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(0, await market.Send(new AcceptAsAgreed()));
        Assert.Equal(OrderStatus.Shipped, (await Order(order.Id)).Status);
    }
}

public sealed class AutoAcceptanceOnSqlite(SqliteDatabases databases) : AutoAcceptanceTests(databases);

public sealed class AutoAcceptanceOnMySql(MySqlDatabases databases) : AutoAcceptanceTests(databases);
