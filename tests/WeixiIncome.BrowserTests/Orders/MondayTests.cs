using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Orders;

/// <summary>
/// The Monday of a canteen: opening the standing order, changing two quantities, submitting, approving from a phone; then
/// the pages around it.
/// </summary>
public sealed class MondayTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Seller walnut = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        unit = await market.Given.BuyingUnit("维西县第一中学食堂");
        rice = await market.Given.Seller();
        walnut = await market.Given.Seller("紫皮核桃", category: "walnut", price: 36.5m);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_canteen_orders_its_week_and_the_approver_approves_from_a_phone(int width)
    {
        var standing = await market.Given.Standing(unit, [(rice, 20_000), (walnut, 6_000)]);
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await using var approver = await (await chromium.Window(market, 390)).SignIn(unit.Approver);
        var watch = Stopwatch.StartNew();
        await buyer.Visit("/");
        await buyer.Press("#next-delivery a");
        await buyer.Page.FillAsync("[name='Lines[0].Quantity']", "25");
        await buyer.Page.FillAsync("[name='Lines[1].Quantity']", "8");
        await buyer.Press("#delivery .btn-primary");
        await Assertions.Expect(buyer.Page.Locator("#placed tbody tr")).ToHaveCountAsync(2);

        await approver.Visit("/");
        await approver.Press("#awaiting a[href='/approvals']");
        foreach (var order in await approver.Page.Locator("input[name=Orders]").AllAsync()) await order.CheckAsync();
        await approver.Press("#approve-several .btn-primary");
        watch.Stop();
        Assert.All(await market.InDb(db => db.Orders.ToListAsync()), order => Assert.Equal(OrderStatus.Approved, order.Status));
        TestContext.Current.TestOutputHelper?.WriteLine($"The Monday took {watch.Elapsed}, the examination of every page included.");

        await buyer.Visit($"/standing/{standing.Number}");
        await buyer.Press("#skip");
        foreach (var page in new[] { "/standing", "/standing/runs", "/standing/holidays", $"/standing/{standing.Number}/edit" }) await buyer.Visit(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Lists_and_agreements_are_kept_and_used(int width)
    {
        await market.Given.Address(unit.Organisation);
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        foreach (var page in new[] { "/standing", "/standing/new", "/lists", "/agreements" }) await buyer.Visit(page);
        await buyer.Visit($"/catalogue/{rice.Product.Number}");
        await buyer.Page.Locator(".list-picker summary").ClickAsync();
        await buyer.Page.FillAsync(".list-picker [name=NewName]", "每周主食");
        await buyer.Page.FillAsync(".list-picker [name=Quantity]", "10");
        await buyer.Press(".list-picker button");
        await market.InDb(db => db.Database.ExecuteSqlAsync($"UPDATE PriceTiers SET Price = 2100 WHERE OfferId = {rice.Offer.Id}"));
        await buyer.Press("#to-cart .btn-primary");
        await Assertions.Expect(buyer.Page.Locator("#changes")).ToContainTextAsync("涨价");
        await buyer.Visit("/agreements/new?kind=Supply");
        await buyer.Fill("#agreement", ("Name", "大米年度协议"), ("Lines[0].Quantity", "500"), ("Lines[0].Rule", "Agreed"), ("Lines[0].Price", "19.5"));
        await buyer.Press("#agreement .form-actions .btn-primary");
        var address = new Uri(buyer.Page.Url).AbsolutePath;

        await using var approver = await (await chromium.Window(market, width)).SignIn(unit.Approver);
        await approver.Visit(address);
        await approver.Press("#approve .btn-primary");
        await using var clerk = await (await chromium.Window(market, width)).SignIn(rice.Clerk);
        await clerk.Visit("/");
        await clerk.Visit(address);
        await clerk.Press("#confirm .btn-primary");

        await buyer.Visit("/cart/checkout");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("不用再审批");
        await buyer.Visit("/standing/new");
        await buyer.Fill("#standing-form", ("Name", "每周一食堂"));
        await buyer.Press("#standing-form .form-actions .btn-primary");
        await buyer.Visit(address);
        await buyer.Press("#paper button");
        await approver.Visit("/standing");
        await approver.Press("#standing .row-title a");
        await approver.Press("#approve .btn-primary");
    }
}
