using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Orders;

/// <summary>The pages of buying and of orders, from the cart to the second signature, on a phone and on a desk.</summary>
public sealed class OrderPagesTests(Chromium chromium) : IAsyncLifetime
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
        walnut = await market.Given.Seller("紫皮核桃", category: "walnut", price: 36.5m, stock: 8000);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_purchase_goes_from_the_cart_to_the_second_signature(int width)
    {
        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit("/cart");
        await buyer.Visit($"/catalogue/{rice.Product.Number}");
        await buyer.Page.FillAsync("form[action='/cart/add'] input[name=Quantity]", "12.5");
        await buyer.Press("form[action='/cart/add'] button");
        await buyer.Visit($"/catalogue/{walnut.Product.Number}");
        await buyer.Page.FillAsync("form[action='/cart/add'] input[name=Quantity]", "9");
        await buyer.Press("form[action='/cart/add'] button");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("库存只剩 8 公斤");
        await buyer.Press("button:has-text('改为 8 公斤')");
        await buyer.Press("#checkout");
        await buyer.Page.FillAsync("#Phone", "abc");
        await buyer.Page.SelectOptionAsync("#AreaCode", Given.Township);
        await buyer.Page.FillAsync("#Detail", "学校后门食堂");
        await buyer.Press("#place-order .btn-primary");
        await Assertions.Expect(buyer.Page.Locator(".form-errors")).ToContainTextAsync("不像电话号码");
        await buyer.Page.FillAsync("#Phone", "13800000000");
        await buyer.Press("#place-order .btn-primary");
        await Assertions.Expect(buyer.Page.Locator("#placed tbody tr")).ToHaveCountAsync(2);
        foreach (var page in new[] { "/account/addresses", "/account/addresses/new", "/orders" }) await buyer.Visit(page);

        await using var approver = await (await chromium.Window(market, width)).SignIn(unit.Approver);
        foreach (var page in new[] { "/notices", "/approvals", "/orders" }) await approver.Visit(page);
        await approver.Visit("/approvals");
        await approver.Page.Locator("input[name=Orders]").First.CheckAsync();
        await approver.Press("#approve-several .btn-primary");
        await approver.Press("tbody .row-title a");
        await approver.Press("#approve .btn-primary");

        await using var clerk = await (await chromium.Window(market, width)).SignIn(rice.Clerk);
        await clerk.Visit("/orders");
        await clerk.Press("tbody .row-title a");
        await clerk.Press("#confirm .btn-primary");
        await clerk.Page.FillAsync("#message textarea", "明早七点送到后门。");
        await clerk.Press("#message button");
        await clerk.Page.FillAsync("#ship [name=Carrier]", "县城货运");
        await clerk.Press("#ship .btn-primary");

        await using var receiver = await (await chromium.Window(market, width)).SignIn(unit.Receiver);
        await receiver.Visit("/notices");
        await receiver.Press(".inbox button");
        await receiver.Page.FillAsync("[name='Lines[0].Accepted']", "12");
        await receiver.Press("#inspect .btn-primary");
        await Assertions.Expect(receiver.Page.Locator(".form-errors")).ToContainTextAsync("请写明原因");
        await receiver.Page.FillAsync("[name='Lines[0].Reason']", "包装破损");
        await receiver.Press("#inspect .btn-primary");

        await using var second = await (await chromium.Window(market, width)).SignIn(unit.SecondReceiver);
        await second.Visit("/orders");
        await second.Press("tbody .row-title a");
        await second.Press("#accept");
        await second.Press("#countersign button");
        await Assertions.Expect(second.Page.Locator("#lines tfoot")).ToContainTextAsync("¥240.00");
        var number = await market.InDb(db => db.Orders.Where(o => o.Status == OrderStatus.Accepted).Select(o => o.Number).SingleAsync());
        foreach (var paper in new[] { "delivery-note", "acceptance-note" }) await second.Visit($"/orders/{number}/{paper}");
    }
}
