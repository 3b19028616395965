using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.AfterTheGoods;

/// <summary>An individual from sign-up to order in a few taps, a complaint from the public entry to its closing, and the pages of superior units.</summary>
public sealed class ShopAndComplaintTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        seller = await market.Given.Seller();
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task An_individual_signs_up_and_orders_on_a_phone_and_complains_until_it_is_closed()
    {
        await using var phone = await chromium.Window(market, 390);
        await phone.Visit($"/catalogue/{seller.Product.Number}");
        await phone.Press("a[href^='/join/person']");
        await phone.Fill("#join-person", ("DisplayName", "张三"), ("UserName", "zhangsan"), ("AreaCode", Given.Township), ("Password", Given.Password));
        await phone.Press("#join-person .btn-primary");
        await phone.Fill("#buy-now", ("Quantity", "2"), ("Phone", "13800000000"), ("AreaCode", Given.Township), ("Detail", "村口小卖部"));
        await phone.Press("#buy-now .btn-primary");
        await Assertions.Expect(phone.Page.Locator("#placed tbody tr")).ToHaveCountAsync(1);
        await phone.Visit("/");
        await phone.Press("#recent .btn");
        await phone.Press("#buy-now .btn-primary");
        await phone.Visit($"/catalogue/{seller.Product.Number}");

        await using var anyone = await chromium.Window(market, 390);
        await anyone.Visit("/complaints/new");
        await anyone.Fill("#complain", ("Subject", "Supplier"), ("About", seller.Organisation.Name), ("Text", "米袋破损，请处理。"), ("ContactName", "李四"));
        await anyone.Press("#complain .btn-primary");
        var (number, code) = (await anyone.Text("#complaint-number"), await anyone.Text("#complaint-code"));
        await anyone.Visit("/complaints/find");
        await anyone.Fill("#find", ("number", number), ("code", code));
        await anyone.Press("#find .btn-primary");

        await using var desk = await (await chromium.Window(market)).SignIn(await market.Given.CountySupervisor());
        await desk.Visit("/oversight/complaints");
        await desk.Press("tbody .row-title a");
        await desk.Press("#assign button");
        await using var clerk = await (await chromium.Window(market, 390)).SignIn(seller.Clerk);
        await clerk.Visit($"/complaints/{number}");
        await clerk.Fill("#state", ("Text", "已联系换货。"));
        await clerk.Press("#state button");
        await desk.Visit($"/complaints/{number}");
        await desk.Fill("#decide", ("Decision", "Upheld"), ("Finding", "照片属实。"), ("Measures", "两日内换货。"));
        await desk.Press("#decide button");
        await using var second = await (await chromium.Window(market, 390)).SignIn(await market.Given.CountySupervisor());
        await second.Visit($"/complaints/{number}");
        await second.Press("#close button");
        await anyone.Page.ReloadAsync();
        await anyone.Examine();
        await Assertions.Expect(anyone.Page.Locator("#decision")).ToContainTextAsync("两日内换货");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task The_pages_of_a_superior_of_a_hand_over_and_of_a_review_are_in_order(int width)
    {
        var (bureau, school) = (await market.Given.BuyingUnit("维西县示例教育局"), await market.Given.BuyingUnit("维西县示例第一中学食堂"));
        await market.Given.Under(school.Organisation, bureau.Organisation);
        var order = await market.Given.PlacedOrder(school, seller, OrderStatus.Accepted);
        var contractor = await market.Given.Contractor(bureau.Organisation);
        await market.Given.AlsoHolds(bureau.Approver, school.Organisation, MarketRole.Receiver);
        await using var superior = await (await chromium.Window(market, width)).SignIn(bureau.Approver);
        foreach (var page in new[] { "/units", $"/units/{school.Organisation.Id}", $"/orders/{order.Number}", "/account/organisation", "/account/members", "/contractors", $"/contractors/{contractor.Organisation.Id}", "/account/colleagues", $"/account/colleagues/{bureau.Buyer.Id}/hand-over", "/reviews", "/account" })
            await superior.Visit(page);
        await superior.Visit("/");
        await superior.Page.Locator(".menu-box-end summary").First.ClickAsync();
        await superior.Press("form[id^=switch-] button");
        await Assertions.Expect(superior.Page.Locator("main")).ToContainTextAsync("维西县示例第一中学食堂");

        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        foreach (var page in new[] { "/admin/organisations/tree", $"/admin/organisations/{school.Organisation.Id}", "/reviews", $"/reviews/of/{seller.Organisation.Id}" }) await county.Visit(page);
        for (var i = 0; i < 5; i++) await county.Page.FillAsync($"#review [name='Marks[{i}].Mark']", "88");
        await county.Fill("#review", ("Result", "Passed"), ("Reason", "供货稳定。"));
        await county.PressAndAgree("#review .btn-primary");
        await using var clerk = await (await chromium.Window(market, width)).SignIn(seller.Clerk);
        await clerk.Visit("/reviews");
        await clerk.Press("tbody .row-title a");
        await clerk.Fill("#state", ("Text", "会继续改进包装。"));
        await clerk.Press("#state button");
        await clerk.Visit($"/orders/{order.Number}");
        await clerk.Press("#rate button");
    }
}
