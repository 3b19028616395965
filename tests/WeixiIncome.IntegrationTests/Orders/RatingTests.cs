using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class RatingTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit("一中食堂"), await market.Given.Seller());
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task Both_sides_rate_an_accepted_order_once_and_may_change_it_for_seven_days()
    {
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        var buyer = await market.As(unit.Buyer);
        await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "form#rate", ("Quality", "4"), ("Delivery", "5"), ("Service", "3"), ("Words", "<b>新鲜</b>"));
        var clerk = await market.As(seller.Clerk);
        await clerk.Submit(await clerk.Get($"/orders/{order.Number}"), "form#rate", ("Payment", "5"), ("Cooperation", "4"));
        var page = await clerk.Get($"/orders/{order.Number}");
        foreach (var said in new[] { "质量 4 · 送货 5 · 服务 3", "付款及时 5 · 配合 4", "平均评价 4.5，1 次" }) Assert.Contains(said, page.Document.QuerySelector("#rating")!.TextContent);
        Assert.DoesNotContain("<b>新鲜", page.Html);

        market.Clock.Advance(TimeSpan.FromDays(6));
        await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "form#rate", ("Quality", "1"), ("Delivery", "1"), ("Service", "1"), ("Words", null));
        Assert.Equal(2, await market.InDb(db => db.Ratings.CountAsync()));
        Assert.Equal(100, await market.InDb(db => db.Ratings.Where(r => r.Quality != null).Select(r => r.Score).SingleAsync()));
        market.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null((await buyer.Get($"/orders/{order.Number}")).Document.QuerySelector("form#rate"));
        var late = await buyer.PostTo($"/orders/{order.Number}/rating", ("Quality", "5"), ("Delivery", "5"), ("Service", "5"), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("不能再修改", late.Text);
    }

    [Fact]
    public async Task Only_accepted_orders_are_rated_with_one_to_five_by_the_roles_of_a_side()
    {
        var (shipped, accepted) = (await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped), await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted));
        var buyer = await market.As(unit.Buyer);
        async Task<Seen> Rate(Visitor visitor, string number, string quality) =>
            await visitor.PostTo($"/orders/{number}/rating", ("Quality", quality), ("Delivery", "5"), ("Service", "5"), ("Payment", "5"), ("Cooperation", "5"), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("验收之后才能评价", (await Rate(buyer, shipped.Number, "5")).Text);
        Assert.Contains("质量应在 1 与 5 之间", (await Rate(buyer, accepted.Number, "6")).Text);
        Assert.Contains("请逐项打分", (await Rate(buyer, accepted.Number, "")).Text);
        foreach (var stranger in new[] { unit.Approver, unit.Treasurer, (await market.Given.BuyingUnit()).Buyer })
            Assert.Equal(HttpStatusCode.NotFound, (await Rate(await market.As(stranger), accepted.Number, "5")).Status);
        Assert.Equal(0, await market.InDb(db => db.Ratings.CountAsync()));
    }

    [Fact]
    public async Task Signed_in_people_see_means_without_any_persons_name()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "张三丰");
        var member = await market.Given.Member(person, MarketRole.Individual);
        var own = await market.Given.PersonalOrder(person, member, seller, null);
        await market.Given.Act(own.Id, o => o.Confirm(seller.Clerk.Id, null, market.Given.Now));
        await market.Given.Act(own.Id, o => o.Ship(seller.Clerk.Id, null, null, market.Given.Now));
        await market.Given.Act(own.Id, o => o.Inspect([.. o.Lines.Select(l => new InspectedLine(l.Id, l.Quantity, 0, null))], person, member.Id, market.Given.Now));
        var visitor = await market.As(member);
        await visitor.Submit(await visitor.Get($"/orders/{own.Number}"), "form#rate", ("Quality", "5"), ("Delivery", "5"), ("Service", "5"), ("Words", "很好吃"));
        var order = await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
        var buyer = await market.As(unit.Buyer);
        await buyer.Submit(await buyer.Get($"/orders/{order.Number}"), "form#rate", ("Quality", "3"), ("Delivery", "3"), ("Service", "3"), ("Words", "一般"));

        Assert.Null((await market.Anyone().Get($"/catalogue/{seller.Product.Number}")).Document.QuerySelector("#ratings"));
        var shown = (await buyer.Get($"/catalogue/{seller.Product.Number}")).Document.QuerySelector("#ratings")!.TextContent;
        foreach (var said in new[] { "4.0", "2 次评价", "很好吃", "个人买家", "一中食堂" }) Assert.Contains(said, shown);
        Assert.DoesNotContain("张三丰", shown);
        // What a supplier says of a person stays between the two.
        var clerk = await market.As(seller.Clerk);
        await clerk.Submit(await clerk.Get($"/orders/{own.Number}"), "form#rate", ("Payment", "1"), ("Cooperation", "1"), ("Words", "总是不在家"));
        Assert.Contains("总是不在家", (await visitor.Get($"/orders/{own.Number}")).Text);
        Assert.DoesNotContain("总是不在家", (await (await market.As(await market.Given.CountySupervisor())).Get($"/orders/{own.Number}")).Text);
    }
}

public sealed class RatingOnSqlite(SqliteDatabases databases) : RatingTests(databases);

public sealed class RatingOnMySql(MySqlDatabases databases) : RatingTests(databases);
