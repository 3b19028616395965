using System.Net;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Home;

namespace WeixiIncome.IntegrationTests.Home;

public abstract class ShowHomeTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static string Waiting(Seen seen) => string.Join('|', seen.Document.QuerySelectorAll("#awaiting li a").Select(a => a.GetAttribute("href")));

    [Fact]
    public async Task A_visitor_sees_the_goal_the_season_and_how_it_works()
    {
        await market.Given.Product(await market.Given.Cooperative(), "老黑谷米");
        var seen = await market.Anyone().Get("/");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("方案未设定", seen.Text);
        Assert.Contains("老黑谷米", seen.Document.QuerySelector("#season")!.TextContent);
        Assert.Equal(3, seen.Document.QuerySelectorAll("#how article").Length);
        Assert.Null(seen.Document.QuerySelector("#awaiting"));
        Assert.Single(seen.Document.QuerySelectorAll("h1"));
        Assert.Contains("How it works", (await market.Anyone().Get("/?culture=en")).Text);
    }

    [Fact]
    public async Task What_is_out_of_season_sold_out_or_not_published_stays_away()
    {
        var supplier = await market.Given.Cooperative();
        await market.Given.Product(supplier, "卖完的米", stock: 0);
        await market.Given.Product(supplier, "草稿米", status: Domain.Catalogue.ProductStatus.Draft);
        var seen = await market.Anyone().Get("/");
        Assert.DoesNotContain("卖完的米", seen.Html);
        Assert.DoesNotContain("草稿米", seen.Html);
    }

    [Fact]
    public async Task Visitors_in_the_same_half_minute_cost_nothing_more()
    {
        await market.Anyone().Get("/");
        market.Queries.Reset();
        await market.Anyone().Get("/");
        Assert.Equal(0, market.Queries.Count);
        market.Clock.Advance(FrontWindow.Fresh);
        await market.Anyone().Get("/");
        Assert.Equal(3, market.Queries.Count);
    }

    [Fact]
    public async Task Whoever_is_signed_in_sees_first_what_waits_for_them()
    {
        var purchase = await market.Given.Purchase();
        await market.Given.Purchase(OrderStatus.Approved, buyer: purchase.Buyer, supplier: purchase.Supplier);
        await market.Given.Purchase(OrderStatus.Submitted, buyer: purchase.Buyer, supplier: purchase.Supplier);
        Assert.Equal("/payments?view=Due", Waiting(await (await market.As(purchase.Treasurer)).Get("/")));
        Assert.Equal("/orders?status=Approved", Waiting(await (await market.As(purchase.Clerk)).Get("/")));
        Assert.Equal("/approvals", Waiting(await (await market.As(await market.Given.Member(purchase.Buyer, MarketRole.Approver))).Get("/")));
        Assert.Equal("", Waiting(await (await market.As(await market.Given.Member(await market.Given.Canteen(), MarketRole.Treasurer))).Get("/")));

        market.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("/payments?view=Overdue", Waiting(await (await market.As(purchase.Treasurer)).Get("/")));
        var county = await (await market.As(await market.Given.CountySupervisor())).Get("/");
        Assert.Contains("/payments?view=Overdue", Waiting(county));
    }

    [Fact]
    public async Task A_signed_in_page_costs_a_steady_few_queries()
    {
        var purchase = await market.Given.Purchase();
        var clerk = await market.As(purchase.Clerk);
        await clerk.Get("/");
        market.Queries.Reset();
        await clerk.Get("/");
        Assert.True(market.Queries.Count <= 6, $"{market.Queries.Count} queries:\n{string.Join('\n', market.Queries.Texts)}");
    }
}

public sealed class ShowHomeOnSqlite(SqliteDatabases databases) : ShowHomeTests(databases);

public sealed class ShowHomeOnMySql(MySqlDatabases databases) : ShowHomeTests(databases);
