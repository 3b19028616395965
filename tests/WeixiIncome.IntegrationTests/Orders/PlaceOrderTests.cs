using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class PlaceOrderTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<List<Order>> Orders() => market.InDb(db => db.Orders.AsNoTracking().Include(o => o.Lines).Include(o => o.Steps).OrderBy(o => o.Number).ToListAsync());

    private async Task<Seen> Checkout(params (Seller Seller, string Quantity)[] wanted)
    {
        foreach (var (seller, quantity) in wanted) await buyer.AddToCart(seller.Offer, quantity);
        return await buyer.Get("/cart/checkout");
    }

    [Fact]
    public async Task A_cart_becomes_one_order_per_supplier_and_takes_the_stock()
    {
        var rice = await market.Given.Seller();
        var walnut = await market.Given.Seller("核桃", category: "walnut", price: 30m);
        var page = await Checkout((rice, "2.5"), (walnut, "4"));

        var placed = await buyer.Follow(await buyer.Submit(page, "#place-order", ("DeliverOn", "2026-11-23"), ("Note", "走后门")));

        var orders = await Orders();
        Assert.Equal(["WX20261120-000001", "WX20261120-000002"], orders.Select(o => o.Number));
        Assert.Equal([5000, 12000], orders.Select(o => o.Total.Fen).Order());
        Assert.All(orders, o => Assert.Equal((OrderStatus.Submitted, unit.Organisation.Id, Purpose.Canteen, "走后门", "李收货", new DateOnly(2026, 11, 23), AssistanceRelation.County),
            (o.Status, o.BoundUnitId, o.Purpose, o.Note, o.Recipient, o.DeliverOn, o.Relation)));
        Assert.Equal(997_500, await market.Given.Left(rice.Offer));
        Assert.Equal(996_000, await market.Given.Left(walnut.Offer));
        Assert.Contains("WX20261120-000001", placed.Text);
        Assert.Contains("¥170.00", placed.Text);
        Assert.Contains("购物车是空的", (await buyer.Get("/cart")).Text);
        Assert.Contains("等您审批", (await (await market.As(unit.Approver)).Get("/notices")).Text);
        var moves = await market.InDb(db => db.StockMovements.Where(m => m.OrderLineId != null).ToListAsync());
        Assert.Equal(orders.SelectMany(o => o.Lines).Select(l => (l.Id, -l.Quantity)).Order(), moves.Select(m => (m.OrderLineId!.Value, m.Delta)).Order());
    }

    [Fact]
    public async Task The_same_form_posted_eight_times_at_once_makes_one_set_of_orders()
    {
        var rice = await market.Given.Seller();
        var walnut = await market.Given.Seller("核桃", category: "walnut");
        var page = await Checkout((rice, "2"), (walnut, "3"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.Submit(page, "#place-order")));

        Assert.Equal(2, (await Orders()).Count);
        Assert.Equal(998_000, await market.Given.Left(rice.Offer));
        // Whoever came in time got the same page; one that met the first in the middle may be told to wait.
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Found);
        Assert.Single(answers.Where(a => a.Status == HttpStatusCode.Found).Select(a => a.Location?.ToString()).Distinct());
        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(page, "#place-order")).Status);
        Assert.Equal(2, (await Orders()).Count);
    }

    [Fact]
    public async Task One_cart_open_in_two_windows_is_ordered_once()
    {
        var rice = await market.Given.Seller();
        var first = await Checkout((rice, "2"));
        var second = await buyer.Get("/cart/checkout");

        await Task.WhenAll(buyer.Submit(first, "#place-order"), buyer.Submit(second, "#place-order"));

        Assert.Single(await Orders());
        Assert.Equal(998_000, await market.Given.Left(rice.Offer));
    }

    [Fact]
    public async Task Many_buyers_at_once_never_take_more_than_there_is()
    {
        var rice = await market.Given.Seller(stock: 10_000);
        var walnut = await market.Given.Seller("核桃", category: "walnut", stock: 13_000);
        var ready = new List<(Visitor Visitor, Seen Page)>();
        for (var i = 0; i < 12; i++)
        {
            var visitor = await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer));
            await visitor.AddToCart(rice.Offer, "1");
            await visitor.AddToCart(walnut.Offer, i % 2 == 0 ? "1" : "2");
            ready.Add((visitor, await visitor.Get("/cart/checkout")));
        }

        var answers = await Task.WhenAll(ready.Select(r => r.Visitor.Submit(r.Page, "#place-order")));

        var orders = await Orders();
        var taken = orders.SelectMany(o => o.Lines).ToLookup(l => l.OfferId, l => l.Quantity);
        Assert.Equal(10_000, await market.Given.Left(rice.Offer) + taken[rice.Offer.Id].Sum());
        Assert.Equal(13_000, await market.Given.Left(walnut.Offer) + taken[walnut.Offer.Id].Sum());
        Assert.Equal(answers.Count(a => a.Status == HttpStatusCode.Found) * 2, orders.Count);
        var refused = answers.First(a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Matches("“(老黑谷米|核桃)”(已售完|只剩)", refused.Text);
        Assert.Equal(orders.Count, orders.Select(o => o.Number).Distinct().Count());
    }

    [Fact]
    public async Task A_price_that_changed_since_the_page_was_shown_is_pointed_out_before_anything_is_ordered()
    {
        var rice = await market.Given.Seller();
        var page = await Checkout((rice, "2"));
        await market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE PriceTiers SET Price = 2100 WHERE OfferId = {rice.Offer.Id}"));

        var seen = await buyer.Submit(page, "#place-order", ("Note", "走后门"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Contains("单价从 ¥20.00 变为 ¥21.00", seen.Text);
        Assert.Contains("走后门", seen.Document.QuerySelector("textarea[name=Note]")!.TextContent);
        Assert.Empty(await Orders());
        Assert.Equal(1_000_000, await market.Given.Left(rice.Offer));

        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(seen, "#place-order")).Status);
        Assert.Equal(4200, Assert.Single(await Orders()).Total.Fen);
    }

    [Theory]
    [InlineData("DeliverOn", "abc")]
    [InlineData("DeliverOn", "")]
    [InlineData("DeliverOn", "2026-13-45")]
    [InlineData("DeliverOn", "2026-11-19")]
    [InlineData("DeliverOn", "2029-01-01")]
    [InlineData("Purpose", "99")]
    [InlineData("Purpose", "abc")]
    [InlineData("Window", "")]
    [InlineData("DeliveryAddressId", "0198a8a8-0000-7000-8000-000000000001")]
    [InlineData("DeliveryAddressId", "abc")]
    [InlineData("FormKey", "00000000-0000-0000-0000-000000000000")]
    [InlineData("FormKey", "abc")]
    public async Task A_wrong_field_is_named_and_nothing_typed_is_lost(string field, string typed)
    {
        var rice = await market.Given.Seller();
        var page = await Checkout((rice, "2"));

        var seen = await buyer.Submit(page, "#place-order", (field, typed), ("Note", "走后门"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.NotEmpty(seen.Document.QuerySelectorAll(".form-errors li"));
        Assert.Contains("走后门", seen.Document.QuerySelector("textarea[name=Note]")!.TextContent);
        if (field == "DeliverOn") Assert.Equal(typed, seen.Document.QuerySelector("#DeliverOn")!.GetAttribute("value"));
        Assert.Empty(await Orders());
        Assert.Equal(1_000_000, await market.Given.Left(rice.Offer));
        Assert.Single(await market.InDb(db => db.Carts.SelectMany(c => c.Lines).ToListAsync()));
    }

    [Theory]
    [InlineData("herb-qinjiao", "不是食品")]
    [InlineData("wine", "是酒类")]
    public async Task A_canteen_orders_neither_herbs_nor_alcohol_but_a_union_may(string category, string said)
    {
        var seller = await market.Given.Seller("不能进食堂", category: category, minimum: 1);
        var page = await Checkout((seller, "2"));

        var seen = await buyer.Submit(page, "#place-order", ("Purpose", "Canteen"));
        Assert.Contains(said, seen.Text);
        Assert.Empty(await Orders());

        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(seen, "#place-order", ("Purpose", "Union"))).Status);
    }

    [Fact]
    public async Task A_new_address_is_kept_for_the_next_order()
    {
        var rice = await market.Given.Seller();
        var page = await Checkout((rice, "2"));
        var missing = await buyer.Submit(page, "#place-order", ("DeliveryAddressId", Guid.Empty.ToString()), ("Recipient", "王新"), ("Phone", "abc"), ("AreaCode", Given.Township), ("Detail", "新楼"));
        Assert.Contains("不像电话号码", missing.Text);
        Assert.Equal("abc", missing.Document.QuerySelector("#Phone")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(missing, "#place-order", ("Phone", "0887-8626000"))).Status);

        Assert.Equal("王新", Assert.Single(await Orders()).Recipient);
        Assert.Contains("王新", (await buyer.Get("/account/addresses")).Text);
    }

    [Fact]
    public async Task A_person_orders_without_approval_and_may_bind_it_to_their_unit()
    {
        var person = await market.Given.Organisation(OrganisationKind.Person, "张三");
        await market.InDb(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == person.Id)).BindHomeUnit(unit.Organisation);
            await db.SaveChangesAsync();
        });
        await market.Given.Address(person);
        var rice = await market.Given.Seller();
        var visitor = await market.As(await market.Given.Member(person, MarketRole.Individual));
        await visitor.AddToCart(rice.Offer, "1");
        await visitor.Submit(await visitor.Get("/cart/checkout"), "#place-order");
        await visitor.AddToCart(rice.Offer, "1");
        await visitor.Submit(await visitor.Get("/cart/checkout"), "#place-order", ("BindHomeUnit", "false"));

        var orders = await Orders();
        Assert.All(orders, o => Assert.Equal((OrderStatus.Approved, Purpose.Personal, new DateOnly(2026, 11, 20)), (o.Status, o.Purpose, o.OrderedOn!.Value)));
        Assert.Equal([unit.Organisation.Id, null], orders.Select(o => o.BoundUnitId));
        Assert.Contains("请确认接单", (await (await market.As(rice.Clerk)).Get("/notices")).Text);
    }

    [Fact]
    public async Task Another_persons_form_key_and_placed_page_are_of_no_use()
    {
        var rice = await market.Given.Seller();
        var page = await Checkout((rice, "2"));
        await buyer.Submit(page, "#place-order");
        var key = page.Document.QuerySelector("#place-order input[name=FormKey]")!.GetAttribute("value")!;
        var stranger = await market.Given.BuyingUnit();
        await market.Given.Address(stranger.Organisation);
        var visitor = await market.As(stranger.Buyer);
        await visitor.AddToCart(rice.Offer, "1");

        var seen = await visitor.Submit(await visitor.Get("/cart/checkout"), "#place-order", ("FormKey", key));

        Assert.Contains("表单已过期", seen.Text);
        Assert.Single(await Orders());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/orders/placed/{key}")).Status);
    }
}

public sealed class PlaceOrderOnSqlite(SqliteDatabases databases) : PlaceOrderTests(databases);

public sealed class PlaceOrderOnMySql(MySqlDatabases databases) : PlaceOrderTests(databases);
