using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Buying;

/// <summary>From offers side by side to a comparison, and from a published request to the orders of its award, on a phone and on a desk.</summary>
public sealed class QuotationPagesTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller rival = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        unit = await market.Given.BuyingUnit("维西县第一中学食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller("老黑谷米");
        rival = await market.Given.Seller("红米", price: 21m);
        for (var week = 0; week < 6; week++) await market.Given.Price("rice", 20m + week, weeksAgo: week);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_request_goes_from_the_draft_to_the_orders_of_its_award(int width)
    {
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit("/quotations");
        await buyer.Visit("/quotations/new");
        await buyer.Fill("#quotation-form", ("Title", "十二月大米"), ("Deadline", "2026-11-23T17:00"), ("DeliverFrom", "2026-11-25"), ("DeliverTo", "2026-12-05"), ("Ceiling", "5000"),
            ("Lines[0].Product", "大米"), ("Lines[0].Quantity", "100"));
        await buyer.Page.SelectOptionAsync("[name='Lines[0].CategoryId']", (await market.InDb(db => db.Categories.Where(c => c.Code == "rice").Select(c => c.Id).SingleAsync())).ToString());
        await buyer.Press("#quotation-form .btn-primary");
        await buyer.PressAndAgree("#publish button");
        var number = await market.InDb(db => db.Quotations.Select(q => q.Number).SingleAsync());

        foreach (var (seller, price) in new[] { (rice, "18.50"), (rival, "18.50") })
        {
            await using var clerk = await (await chromium.Window(market, width)).SignIn(seller.Clerk);
            await clerk.Visit("/supply/quotations");
            await clerk.Press("tbody .row-title a");
            await clerk.Page.FillAsync("[name='Lines[0].Price']", price);
            await clerk.Page.FillAsync("[name='Lines[0].Quantity']", "60");
            await clerk.Press("#bid .btn-primary");
            await Assertions.Expect(clerk.Page.Locator("#revisions")).ToContainTextAsync("第 1 次提交");
        }

        await buyer.Visit($"/quotations/{number}");
        await Assertions.Expect(buyer.Page.Locator("#answers")).ToContainTextAsync("2 份");
        await Assertions.Expect(buyer.Page.Locator("main")).Not.ToContainTextAsync("18.50");
        market.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await buyer.Visit($"/quotations/{number}");
        await buyer.Press("#open button");
        await Assertions.Expect(buyer.Page.Locator("#opened")).ToContainTextAsync("¥18.50");

        await using var approver = await (await chromium.Window(market, width)).SignIn(unit.Approver);
        await approver.Visit($"/quotations/{number}");
        await approver.Press("#to-award");
        await approver.Page.Locator("[name='Awards[0].Quantity']").FillAsync("60");
        await approver.Page.Locator("[name='Awards[1].Quantity']").FillAsync("40");
        await approver.Page.FillAsync("#Reason", "价格相同，分给两家保供");
        await approver.PressAndAgree("#award .btn-primary");
        await Assertions.Expect(approver.Page.Locator("#orders-from li")).ToHaveCountAsync(2);
        await approver.Press("#orders-from a");
        await Assertions.Expect(approver.Page.Locator("#line-prices")).ToContainTextAsync(number);
        Assert.Equal(2, await market.InDb(db => db.Orders.CountAsync(o => o.Status == OrderStatus.Approved)));
        await buyer.Visit($"/quotations/{number}");
        await buyer.Press("#issue-paper button");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Offers_side_by_side_become_a_comparison_of_three_quotes(int width)
    {
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit("/catalogue");
        foreach (var box in await buyer.Page.Locator("#compare input[name=product]").AllAsync()) await box.CheckAsync();
        await buyer.Press("#compare button");
        foreach (var box in await buyer.Page.Locator("#side-by-side input[name=offer]").AllAsync()) await box.CheckAsync();
        await buyer.Press("main form .btn-primary");
        await buyer.Fill("#comparison-form", ("Product", "大米"), ("Quantity", "60"));
        await buyer.Press("#comparison-form .btn-primary");
        await buyer.Fill("#add-quote", ("SupplierName", "县城粮油店"), ("Price", "22"), ("Contact", "张三 13800000000"), ("Source", "电话询价"));
        await buyer.Press("#add-quote button");
        await buyer.Press("#decide .btn-primary");
        await Assertions.Expect(buyer.Page.Locator("#result")).ToContainTextAsync("¥1,200.00");
        foreach (var page in new[] { "/comparisons", "/prices", $"/catalogue/{rice.Product.Number}", $"/catalogue/{rice.Product.Number}/prices" }) await buyer.Visit(page);
        await buyer.Visit("/comparisons/BJ20261120-0001");
        await buyer.Press("#order button");

        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        foreach (var page in new[] { "/prices", "/prices/new", "/prices/import" }) await county.Visit(page);
        await county.Visit("/prices");
        await county.Press("tbody .row-title a");
    }
}
