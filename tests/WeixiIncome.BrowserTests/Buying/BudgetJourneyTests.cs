using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WeixiIncome.BrowserTests.Kernel;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.BrowserTests.Buying;

/// <summary>A canteen's budget from the line that the treasurer opens to the carry-over: rules, an order over the budget, papers, the year's end.</summary>
public sealed class BudgetJourneyTests(Chromium chromium) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Person head = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Serve(chromium.Databases);
        unit = await market.Given.BuyingUnit("维西县第一中学食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller();
        head = await market.Given.Approver(unit);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task A_budget_is_opened_exceeded_by_decision_and_carried_over(int width)
    {
        await using var treasurer = await (await chromium.Window(market, width)).SignIn(unit.Treasurer);
        await treasurer.Visit("/budgets");
        await treasurer.Visit("/budgets/new");
        await treasurer.Fill("#budget-form", ("Code", "SP01"), ("Name", "食堂食材采购"), ("Amount", "150"), ("MayExceedId", head.Id.ToString()), ("Reason", "预算批复 1 号"));
        await treasurer.Press("#budget-form .btn-primary");
        await treasurer.Visit("/budgets/calendar?year=2026");
        await treasurer.Fill("#keep-calendar", ("LastOrderOn", "2026-11-19"), ("LastInvoiceOn", "2026-12-10"), ("TreasuryClosesOn", "2026-12-25"));
        await treasurer.Press("#keep-calendar .btn-primary");

        await using var approver = await (await chromium.Window(market, width)).SignIn(unit.Approver);
        await approver.Visit("/approvals/rules");
        await approver.Visit("/approvals/rules/new");
        await approver.Fill("#rule-form", ("Name", "全部订单"), ("Approvers", unit.Approver.Id.ToString()));
        await approver.Press("#rule-form .btn-primary");
        await approver.Visit("/approvals/absence");
        await approver.Fill("#enter-absence", ("SubstituteId", head.Id.ToString()), ("From", "2026-12-01"), ("To", "2026-12-05"), ("Reason", "出差"));
        await approver.Press("#enter-absence .btn-primary");

        await using var county = await (await chromium.Window(market, width)).SignIn(await market.Given.CountySupervisor());
        await county.Visit("/oversight/thresholds");
        await county.Fill("#keep-threshold", ("Year", "2026"), ("Name", "集中采购目录以外货物"), ("Amount", "100"), ("SourceDocument", "采购限额标准"), ("DocumentNumber", "云财采〔2026〕1号"), ("Clause", "第二条"));
        await county.Press("#keep-threshold .btn-primary");

        await using var buyer = await (await chromium.Window(market, width)).SignIn(unit.Buyer);
        await buyer.Visit($"/catalogue/{rice.Product.Number}");
        await buyer.Page.FillAsync("form[action='/cart/add'] input[name=Quantity]", "10");
        await buyer.Press("form[action='/cart/add'] button");
        await buyer.Visit("/cart/checkout");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("最后下单日");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("超过采购限额");
        await buyer.Press("#place-order .btn-primary");
        var number = await market.InDb(db => db.Orders.Select(o => o.Number).SingleAsync());
        await buyer.Visit($"/orders/{number}");
        await Assertions.Expect(buyer.Page.Locator("#control")).ToContainTextAsync("还差");
        await buyer.Press("#print-request button");
        await Assertions.Expect(buyer.Page.Locator(".paper")).ToContainTextAsync("采购申请单");

        await approver.Visit("/approvals");
        await approver.Page.Locator("input[name=Orders]").First.CheckAsync();
        await approver.Press("#approve-several .btn-primary");
        await using var exceeding = await (await chromium.Window(market, width)).SignIn(head);
        await exceeding.Visit("/approvals");
        await exceeding.Visit($"/orders/{number}");
        await exceeding.Page.FillAsync("#approve textarea", "开学前备货，同意追加");
        await exceeding.Press("#approve .btn-primary");
        await Assertions.Expect(exceeding.Page.Locator("#control")).ToContainTextAsync("同意追加");

        var order = await market.Given.OrderNumbered(number);
        Assert.Equal(OrderStatus.Approved, order.Status);
        await market.Given.Deliver(order, unit, rice, accepted: 9000);
        await treasurer.Visit("/budgets?year=2026");
        await treasurer.Press("tbody .row-title a");
        await treasurer.Visit("/budgets/year-end?year=2026");
        await treasurer.Page.FillAsync("#carry-over [name=Reason]", "财政局批复结转");
        await treasurer.PressAndAgree("#carry-over button");
        await Assertions.Expect(treasurer.Page.Locator("#history")).ToContainTextAsync("未付订单结转转入");
    }
}
