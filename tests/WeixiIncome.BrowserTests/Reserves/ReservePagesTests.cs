using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Reserves;

/// <summary>The reserve from its rule and filing to the list that fulfils it, a doubt, and a corrected binding.</summary>
public sealed class ReservePagesTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private BuyingUnit below = null!;
    private Seller seller = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        unit = await market.Given.BuyingUnit("维西县第一中学食堂");
        below = await market.Given.BuyingUnit("维西县第一中学分校食堂");
        await market.Given.PlacedUnder(below.Organisation, unit.Organisation);
        await market.Given.Filing(below.Organisation);
        await market.Given.Filing(unit.Organisation, year: 2025);
        seller = await market.Given.Seller();
        await market.Given.PlacedOrder(unit, seller, OrderStatus.Accepted);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_reserve_is_filed_fulfilled_and_followed(int width)
    {
        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        foreach (var page in new[] { "/reserve/rules", "/reserve/rules/new" }) await county.Visit(page);
        await county.Fill("#rule-form", ("Deadline", "2026-11-30"), ("SourceDocument", "关于做好 2026 年度预留份额填报工作的通知"), ("DocumentNumber", "维财〔2026〕8号"));
        await county.Press("#rule-form .btn-primary");

        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit("/reserve");
        await buyer.Press(".empty-state .btn-primary");
        await buyer.Fill("#filing-form", ("FoodTotal", "100000"), ("Ratio", "8"), ("Canteen", "School"), ("UnionHeads", "60"), ("UnionPerHead", "300"));
        await buyer.Press("#filing-form .btn-primary");
        await Assertions.Expect(buyer.Page.Locator(".form-errors")).ToContainTextAsync("低于下限 10%");
        await buyer.Fill("#filing-form", ("Ratio", "10"));
        await buyer.Press("#filing-form .btn-primary");
        await buyer.Visit($"/reserve/write-back?product={seller.Product.Number}");
        await buyer.Fill("#write-back", ("Number", "83220261100001"), ("Amount", "2600"));
        await buyer.Press("#write-back .btn-primary");
        await buyer.Visit("/reserve/import");

        await county.Visit("/reserve/lists");
        await county.Page.SetInputFilesAsync("#import input[type=file]", List());
        await county.Press("#import .form-actions button");
        await county.Press("#import-confirm button");
        foreach (var page in new[] { "/reserve/units", "/reserve/outside", "/reserve/columns", "/reserve/purchases?year=2026" }) await county.Visit(page);

        await using var treasurer = await (await chromium.Window(market, width)).SignIn(unit.Treasurer);
        await treasurer.Visit("/reserve/purchases/83220261100001");
        await treasurer.Fill("#resolve", ("To", "Finance"), ("Reason", "回填金额写错，以财政名单为准"));
        await treasurer.Press("#resolve .btn-primary");
        await Assertions.Expect(treasurer.Page.Locator("#entries")).ToContainTextAsync("¥2,580.00");
        foreach (var page in new[] { "/reserve", "/reserve?year=2025", "/reserve/units", $"/reserve/units/{below.Organisation.Id}", "/reserve/here" }) await treasurer.Visit(page);

        await buyer.Visit("/reserve/corrections/new?purchase=83220261100002");
        await buyer.Fill("#ask", ("ToUnit", "维西县第一中学分校食堂"), ("Reason", "由分校收货，下单时选错了单位"));
        await buyer.Press("#ask .btn-primary");
        await using var approver = await (await chromium.Window(market, width)).SignIn(below.Approver);
        await approver.Visit("/reserve/corrections");
        await approver.Press("#corrections .row-title a");
        await approver.Press("#approve .btn-primary");
        await Assertions.Expect(approver.Page.Locator("#history")).ToContainTextAsync("已更正");
        await approver.Visit("/reserve/purchases/83220261100002");
        Assert.Equal(120_000, await market.Given.Counted(below.Organisation));
    }

    private FilePayload List()
    {
        var (name, bytes) = Given.Table(
        [
            "订单编号,预算单位名称,供应商名称,采购类型,订单金额(元),下单日期,支付日期",
            $"83220261100001,{unit.Organisation.Name},{seller.Organisation.Name},食堂,2580,2026-11-20,2026-11-20",
            $"83220261100002,{unit.Organisation.Name},某供应商,食堂,1200,2026-10-08,2026-10-10",
            $"83220261100003,{unit.Organisation.Name},某供应商,工会,3200,2026-09-08,2026-09-10",
            "83220261100004,外县某单位,某供应商,食堂,900,2026-09-08,2026-09-10",
        ]);
        return new FilePayload { Name = name, MimeType = "text/csv", Buffer = bytes };
    }
}
