using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class OrderLifeTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        seller = await market.Given.Seller();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<Order> Now(Order order) => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps.OrderBy(s => s.At)).SingleAsync(o => o.Id == order.Id));

    private async Task<Seen> Post(Person who, Order order, string form, params (string, string?)[] typed)
    {
        var visitor = await market.As(who);
        return await visitor.Submit(await visitor.Get($"/orders/{order.Number}"), form, typed);
    }

    private async Task<string> Notices(Person who) => (await (await market.As(who)).Get("/notices")).Text;

    [Fact]
    public async Task An_order_goes_from_hand_to_hand_until_two_receivers_accept_it()
    {
        var order = await market.Given.PlacedOrder(unit, seller);
        Assert.Contains("等您审批", await Notices(unit.Approver));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(seller.Clerk)).Get($"/orders/{order.Number}")).Status);

        await Post(unit.Approver, order, "#approve", ("Comment", "同意"));
        Assert.Contains("请确认接单", await Notices(seller.Clerk));
        await Post(seller.Clerk, order, "#confirm");
        Assert.Contains("已接单", await Notices(unit.Buyer));
        await Post(seller.Clerk, order, "#ship", ("Carrier", "县城货运"), ("CarrierNumber", "A1"));
        Assert.Contains("已发货", await Notices(unit.Receiver));

        var receiver = await market.As(unit.Receiver);
        var inspected = await receiver.Submit(await receiver.Get($"/orders/{order.Number}/acceptance"), "#inspect", ("Lines[0].Accepted", "4.5"), ("Lines[0].Reason", "变质或腐烂"));
        Assert.Equal(HttpStatusCode.Found, inspected.Status);
        Assert.Contains("等您复核", await Notices(unit.SecondReceiver));
        var second = await market.As(unit.SecondReceiver);
        await second.Submit(await second.Get($"/orders/{order.Number}/acceptance"), "#countersign");

        var done = await Now(order);
        Assert.Equal((OrderStatus.Accepted, 9000L, unit.Receiver.Id, unit.SecondReceiver.Id), (done.Status, done.AcceptedTotal!.Value.Fen, done.InspectedBy!.Value, done.CountersignedBy!.Value));
        Assert.Equal([OrderAct.Submit, OrderAct.Approve, OrderAct.Confirm, OrderAct.Ship, OrderAct.Inspect, OrderAct.Countersign], done.Steps.Select(s => s.Act));
        Assert.Contains("应付 ¥90.00", await Notices(unit.Treasurer));
        Assert.Contains("请开具发票", await Notices(seller.Clerk));
        var page = await (await market.As(unit.Buyer)).Get($"/orders/{order.Number}");
        Assert.Contains("同意", page.Document.QuerySelector("#steps")!.TextContent);
        Assert.Contains("变质或腐烂", page.Document.QuerySelector("#lines")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("#payment"));
        foreach (var paper in new[] { "delivery-note", "acceptance-note" })
            Assert.Contains("老黑谷米", (await (await market.As(unit.Buyer)).Get($"/orders/{order.Number}/{paper}")).Text);
    }

    [Theory]
    [InlineData("cancel", OrderStatus.Submitted, OrderStatus.Cancelled)]
    [InlineData("cancel", OrderStatus.Approved, OrderStatus.Cancelled)]
    [InlineData("cancel", OrderStatus.Confirmed, OrderStatus.Cancelled)]
    [InlineData("reject", OrderStatus.Submitted, OrderStatus.Rejected)]
    [InlineData("decline", OrderStatus.Approved, OrderStatus.Declined)]
    public async Task An_order_that_falls_through_needs_a_reason_and_gives_its_stock_back(string act, OrderStatus from, OrderStatus to)
    {
        var order = await market.Given.PlacedOrder(unit, seller, from);
        var who = act switch { "cancel" => unit.Buyer, "reject" => unit.Approver, _ => seller.Clerk };
        Assert.Equal(995_000, await market.Given.Left(seller.Offer));

        var refused = await Post(who, order, $"#{act}", ("Reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(from, (await Now(order)).Status);

        Assert.Equal(HttpStatusCode.Found, (await Post(who, order, $"#{act}", ("Reason", "计划有变"))).Status);

        Assert.Equal(to, (await Now(order)).Status);
        Assert.NotNull((await Now(order)).ClosedAt);
        Assert.Equal(1_000_000, await market.Given.Left(seller.Offer));
        Assert.Contains("计划有变", (await (await market.As(unit.Buyer)).Get($"/orders/{order.Number}")).Text);
        if (act != "cancel") Assert.Contains(order.Number, await Notices(unit.Buyer));
    }

    [Fact]
    public async Task Whoever_ordered_neither_approves_nor_accepts()
    {
        await market.InDb(async db =>
        {
            foreach (var role in new[] { MarketRole.Approver, MarketRole.Receiver })
                db.Memberships.Add(new Membership(unit.Buyer.Id, unit.Organisation, role, BusinessDate.Of(market.Given.Now)));
            await db.SaveChangesAsync();
        });
        var buyer = await market.As(unit.Buyer);
        var order = await market.Given.PlacedOrder(unit, seller);
        Assert.Null((await buyer.Get($"/orders/{order.Number}")).Document.QuerySelector("#approve"));
        var approved = await buyer.PostTo($"/orders/{order.Number}/approve");
        Assert.Contains("下单人不能审批自己的订单", approved.Text);
        Assert.Equal(OrderStatus.Submitted, (await Now(order)).Status);

        var shipped = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        var line = shipped.Lines.Single().Id.ToString();
        var inspected = await buyer.PostTo($"/orders/{shipped.Number}/acceptance", ("Lines[0].LineId", line), ("Lines[0].Accepted", "5"));
        Assert.Contains("下单人不能参与验收", inspected.Text);
        await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped, inspected: true);
        var registered = await market.InDb(db => db.Orders.Where(o => o.InspectedBy != null).SingleAsync());
        Assert.Contains("下单人不能参与验收", (await buyer.PostTo($"/orders/{registered.Number}/acceptance/countersign")).Text);
        Assert.Equal(OrderStatus.Shipped, (await Now(registered)).Status);
    }

    [Fact]
    public async Task One_receiver_does_not_sign_twice_but_may_send_the_record_back()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped, inspected: true);
        var first = await market.As(unit.Receiver);
        Assert.Contains("另一位验收人复核", (await first.PostTo($"/orders/{order.Number}/acceptance/countersign")).Text);
        Assert.Equal(OrderStatus.Shipped, (await Now(order)).Status);

        var second = await market.As(unit.SecondReceiver);
        var page = await second.Get($"/orders/{order.Number}/acceptance");
        Assert.Equal(HttpStatusCode.Found, (await second.Submit(page, "#reopen", ("Reason", "少了一袋"))).Status);
        Assert.Null((await Now(order)).InspectedBy);
        Assert.Contains("少了一袋", await Notices(unit.Receiver));
    }

    [Theory]
    [InlineData("abc", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("6", null, null)]
    [InlineData("4", "2", "坏了")]
    [InlineData("4", null, null)]
    [InlineData("", null, null)]
    public async Task What_was_found_must_add_up_and_nothing_typed_is_lost(string accepted, string? refused, string? reason)
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        var receiver = await market.As(unit.Receiver);

        var seen = await receiver.Submit(await receiver.Get($"/orders/{order.Number}/acceptance"), "#inspect",
            ("Lines[0].Accepted", accepted), ("Lines[0].Refused", refused ?? ""), ("Lines[0].Reason", reason ?? ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotEmpty(seen.Document.QuerySelectorAll(".form-errors li"));
        Assert.Equal(accepted, seen.Document.QuerySelector("[name='Lines[0].Accepted']")!.GetAttribute("value"));
        Assert.Null((await Now(order)).InspectedBy);
    }

    [Fact]
    public async Task A_person_accepts_alone()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "张三");
        var member = await market.Given.Member(person, MarketRole.Individual);
        var alone = new BuyingUnit(person, member, member, member, member, member);
        var order = await market.Given.PlacedPersonalOrder(alone, seller);
        var visitor = await market.As(member);
        await visitor.Submit(await visitor.Get($"/orders/{order.Number}/acceptance"), "#inspect");
        Assert.Equal(OrderStatus.Accepted, (await Now(order)).Status);
    }

    [Fact]
    public async Task The_second_of_two_who_act_at_once_is_told_what_happened()
    {
        var order = await market.Given.PlacedOrder(unit, seller);
        var other = await market.Given.Member(unit.Organisation, MarketRole.Approver);
        var (first, second) = (await market.As(unit.Approver), await market.As(other));
        var (seenByFirst, seenBySecond) = (await first.Get($"/orders/{order.Number}"), await second.Get($"/orders/{order.Number}"));

        await first.Submit(seenByFirst, "#approve");
        var told = await second.Submit(seenBySecond, "#reject", ("Reason", "太贵了"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("审批通过", told.Document.QuerySelector(".form-errors")!.TextContent);
        Assert.Equal(OrderStatus.Approved, (await Now(order)).Status);
        Assert.Equal(995_000, await market.Given.Left(seller.Offer));
    }

    [Fact]
    public async Task Of_many_who_decide_at_the_same_moment_one_wins()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Approved);
        var (buyer, clerk) = (await market.As(unit.Buyer), await market.As(seller.Clerk));
        var (cancel, decide) = (await buyer.Get($"/orders/{order.Number}"), await clerk.Get($"/orders/{order.Number}"));

        var answers = await Task.WhenAll(buyer.Submit(cancel, "#cancel", ("Reason", "不要了")), clerk.Submit(decide, "#decline", ("Reason", "没有货")), clerk.Submit(decide, "#confirm"));

        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Found));
        var end = await Now(order);
        Assert.Equal(end.Status == OrderStatus.Confirmed ? 995_000 : 1_000_000, await market.Given.Left(seller.Offer));
    }

    [Fact]
    public async Task An_act_that_the_state_does_not_allow_is_refused_with_a_sentence()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        var seen = await (await market.As(unit.Buyer)).PostTo($"/orders/{order.Number}/cancel", ("Reason", "不要了"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("现在是“待验收”，不能“取消订单”", seen.Text);
        Assert.Equal(OrderStatus.Shipped, (await Now(order)).Status);
    }

    [Fact]
    public async Task Messages_reach_the_other_side()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Confirmed);
        await Post(unit.Buyer, order, "#message", ("Text", "请早上送"));
        Assert.Contains("请早上送", await Notices(seller.Clerk));
        await Post(seller.Clerk, order, "#message", ("Text", "好的 <b>没问题</b>"));
        Assert.Contains("好的", await Notices(unit.Buyer));
        var page = await (await market.As(unit.Receiver)).Get($"/orders/{order.Number}");
        Assert.Contains("好的 <b>没问题</b>", page.Document.QuerySelector("#messages")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(unit.Buyer, order, "#message", ("Text", " "))).Status);
    }

    [Fact]
    public async Task What_was_ordered_before_is_in_the_cart_again_by_one_click()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        Assert.Equal("/cart", (await Post(unit.Buyer, order, "#again")).Location?.ToString());
        Assert.Contains("¥100.00", (await (await market.As(unit.Buyer)).Get("/cart")).Text);
    }
}

public sealed class OrderLifeOnSqlite(SqliteDatabases databases) : OrderLifeTests(databases);

public sealed class OrderLifeOnMySql(MySqlDatabases databases) : OrderLifeTests(databases);
