using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Orders;

public abstract class OrderListTests(IDatabases databases) : IAsyncLifetime
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

    private static IEnumerable<string> Numbers(Seen page) => page.Document.QuerySelectorAll("tbody .row-title a").Select(a => a.TextContent.Trim());

    [Fact]
    public async Task A_list_opens_with_what_awaits_me()
    {
        var submitted = await market.Given.PlacedOrder(unit, seller);
        var approved = await market.Given.PlacedOrder(unit, seller, OrderStatus.Approved);
        var shipped = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped);
        var inspected = await market.Given.PlacedOrder(unit, seller, OrderStatus.Shipped, inspected: true);
        async Task<IEnumerable<string>> Mine(Person who) => Numbers(await (await market.As(who)).Get("/orders")).Order();

        Assert.Equal([submitted.Number], await Mine(unit.Approver));
        Assert.Equal([approved.Number], await Mine(seller.Clerk));
        Assert.Equal([shipped.Number], await Mine(unit.Receiver));
        Assert.Equal([shipped.Number, inspected.Number], await Mine(unit.SecondReceiver));
        Assert.Equal(4, (await Mine(unit.Buyer)).Count());
        Assert.Equal(3, Numbers(await (await market.As(seller.Clerk)).Get("/orders?tab=All")).Count());
    }

    [Fact]
    public async Task A_list_is_narrowed_by_state_number_product_party_and_date_and_exports_what_it_shows()
    {
        var walnut = await market.Given.Seller("紫皮核桃", category: "walnut");
        var first = await market.Given.PlacedOrder(unit, seller);
        var second = await market.Given.PlacedOrder(unit, walnut, OrderStatus.Approved);
        var buyer = await market.As(unit.Buyer);
        async Task<IEnumerable<string>> Found(string query) => Numbers(await buyer.Get($"/orders?{query}"));

        Assert.Equal([second.Number], await Found("status=Approved"));
        Assert.Equal([first.Number], await Found($"q={first.Number.ToLowerInvariant()}"));
        Assert.Equal([second.Number], await Found("q=皮核"));
        Assert.Equal([first.Number], await Found($"q={Uri.EscapeDataString(seller.Organisation.Name)}"));
        Assert.Equal([second.Number, first.Number], await Found("from=2026-11-20&to=2026-11-20"));
        Assert.Empty(await Found("from=2026-11-21"));
        Assert.Empty(await Found("to=2026-11-19"));
        Assert.Empty(await Found("q=%25"));
        Assert.Equal([first.Number, second.Number], await Found("sort=number"));
        Assert.Equal(2, (await Found("from=0001-01-01&to=9999-12-31")).Count());
        Assert.Equal(2, (await Found("page=99&tab=Open")).Count());

        var sheet = (await buyer.Get("/orders/export?format=csv&q=皮核")).Html;
        Assert.Contains(second.Number, sheet);
        Assert.DoesNotContain(first.Number, sheet);
    }

    [Theory]
    [InlineData("status=99")]
    [InlineData("status=abc")]
    [InlineData("from=abc")]
    [InlineData("tab=abc")]
    [InlineData("page=abc")]
    public async Task A_wrong_filter_is_named_and_the_list_is_still_there(string query)
    {
        await market.Given.PlacedOrder(unit, seller);
        var seen = await (await market.As(unit.Buyer)).Get($"/orders?{query}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.NotEmpty(seen.Document.QuerySelectorAll(".form-errors li"));
        Assert.Single(Numbers(seen));
    }

    [Fact]
    public async Task Several_orders_are_approved_at_once_and_each_is_reported()
    {
        var orders = new List<Order>();
        for (var i = 0; i < 3; i++) orders.Add(await market.Given.PlacedOrder(unit, seller));
        var approver = await market.As(unit.Approver);
        var page = await approver.Get("/approvals");
        Assert.Equal(3, Numbers(page).Count());
        Assert.Contains("¥300.00", page.Text);
        var choices = page.Document.QuerySelectorAll("input[name=Orders]").Select(i => i.GetAttribute("value")!).ToArray();

        // Meanwhile somebody cancels the first.
        await (await market.As(unit.Buyer)).PostTo($"/orders/{orders[0].Number}/cancel", ("Reason", "不要了"), ("FormKey", Guid.NewGuid().ToString()));
        var token = page.Document.QuerySelector("#approve-several input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var done = await approver.Post("/approvals", choices.Append("WX20000101-000001@1").Select(c => KeyValuePair.Create("Orders", c)).Append(new("Comment", "同意")).Append(new("__RequestVerificationToken", token)));

        var said = done.Document.QuerySelectorAll("#done li").Select(li => li.TextContent).ToArray();
        Assert.Equal(4, said.Length);
        Assert.Contains("取消订单", said[0]);
        Assert.Contains("已审批通过", said[1]);
        Assert.Contains("已审批通过", said[2]);
        Assert.Contains("没有找到这张订单", said[3]);
        Assert.Empty(Numbers(await approver.Get("/approvals")));
        Assert.Contains("请先勾选", (await approver.PostTo("/approvals", ("Comment", "同意"))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(unit.Buyer)).Get("/approvals")).Status);
    }

    [Fact]
    public async Task Lists_and_pages_ask_the_database_as_often_for_one_order_as_for_many()
    {
        var order = await market.Given.PlacedOrder(unit, seller);
        var approver = await market.As(unit.Approver);
        string[] pages = ["/orders", "/approvals", $"/orders/{order.Number}"];
        async Task<int[]> Cost()
        {
            var costs = new List<int>();
            foreach (var page in pages)
            {
                market.Queries.Reset();
                await approver.Get(page);
                costs.Add(market.Queries.Count);
            }
            return [.. costs];
        }
        await Cost();
        var one = await Cost();
        for (var i = 0; i < 5; i++) await market.Given.PlacedOrder(unit, seller);
        Assert.Equal(one, await Cost());
        // One of the order's is for its shipments; two of the inbox's are for the reference prices of all its lines together.
        Assert.True(one is [<= 6, <= 8, <= 17], string.Join(' ', one));
    }
}

public sealed class OrderListOnSqlite(SqliteDatabases databases) : OrderListTests(databases);

public sealed class OrderListOnMySql(MySqlDatabases databases) : OrderListTests(databases);
