using System.Net;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Buying.YearEnd;

namespace WeixiIncome.IntegrationTests.Buying.YearEnd;

public abstract class YearEndTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Visitor buyer = null!;
    private Visitor treasurer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller();
        buyer = await market.As(unit.Buyer);
        treasurer = await market.As(unit.Treasurer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static async Task<int> Remind(Market market)
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RemindOfYearEnd());
    }

    private static Task<Seen> SetCalendar(Visitor who, string lastOrder = "2026-12-04", string lastInvoice = "2026-12-15", string closing = "2026-12-25") =>
        SetCalendar(who, null, lastOrder, lastInvoice, closing);

    private static async Task<Seen> SetCalendar(Visitor who, Seen? page, string lastOrder, string lastInvoice, string closing) =>
        await who.Submit(page ?? await who.Get("/budgets/calendar?year=2026"), "#keep-calendar", ("LastOrderOn", lastOrder), ("LastInvoiceOn", lastInvoice), ("TreasuryClosesOn", closing), ("Source", "县财政局通知"));

    [Fact]
    public async Task The_countys_calendar_holds_for_its_units_until_a_unit_sets_its_own()
    {
        var county = await market.As(await market.Given.CountySupervisor());
        Assert.Contains("国库关账日不能早于最后开票日", (await SetCalendar(county, closing: "2026-12-10")).Text);
        Assert.Contains("最后下单日应在 2026 年内", (await SetCalendar(county, lastOrder: "2027-01-04")).Text);
        await SetCalendar(county);
        Assert.Contains("2026年12月4日", (await buyer.Get("/budgets/calendar?year=2026")).Text);

        await SetCalendar(treasurer, lastOrder: "2026-11-30");
        Assert.Contains("2026年11月30日", (await buyer.Get("/budgets/calendar?year=2026")).Document.QuerySelector("#days")!.TextContent);
        Assert.Contains("2026年12月4日", (await county.Get("/budgets/calendar?year=2026")).Document.QuerySelector("#days")!.TextContent);
        Assert.Null((await buyer.Get("/budgets/calendar?year=2026")).Document.QuerySelector("#keep-calendar"));
    }

    [Fact]
    public async Task After_the_last_order_day_the_checkout_warns_and_does_not_refuse()
    {
        await SetCalendar(treasurer, lastOrder: "2026-11-19");
        await buyer.AddToCart(rice.Offer, "1");
        Assert.Contains("今年的最后下单日（2026年11月19日）已过", (await buyer.Get("/cart/checkout")).Text);
        Assert.Equal(HttpStatusCode.Found, (await buyer.Order(rice, "1")).Status);
    }

    [Fact]
    public async Task Reminders_are_given_once_each_however_many_processes_run()
    {
        await SetCalendar(await market.As(await market.Given.CountySupervisor()));
        await market.InDb(db => db.Notices.ExecuteDeleteAsync());
        await using var second = market.Replica();
        await using var third = market.Replica();

        var given = await Task.WhenAll(Remind(market), Remind(second), Remind(third));

        // 20 November: the last order day is 14 days away, the others are further.
        Assert.Equal(1, given.Sum());
        Assert.Equal([unit.Buyer.Id, unit.Approver.Id], (await market.InDb(db => db.Notices.OrderBy(n => n.MemberId).Select(n => n.MemberId).ToListAsync())).OrderBy(id => id == unit.Approver.Id));
        Assert.Contains("今年的最后下单日是 2026年12月4日", (await buyer.Get("/notices")).Text);
        Assert.Equal(0, await Remind(market));
        market.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(2, await Remind(market));
        Assert.Equal(0, await Remind(market));
    }

    [Fact]
    public async Task Accepted_and_unpaid_orders_are_listed_and_exported()
    {
        await buyer.Order(rice, "10");
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        await (await market.As(unit.Approver)).Approve(order.Number);
        await market.Given.Deliver(order, unit, rice);

        Assert.Contains("¥200.00", (await treasurer.Get("/budgets/year-end?year=2026")).Document.QuerySelector("#unpaid")!.TextContent);
        Assert.Contains(order.Number, Encoding.UTF8.GetString(await treasurer.Download("/budgets/year-end/export?format=csv")));
        await market.Given.Pay(order, unit, rice);
        Assert.Contains("都已付清", (await treasurer.Get("/budgets/year-end?year=2026")).Text);
    }

    [Fact]
    public async Task What_is_left_and_the_open_orders_go_into_the_next_years_line_by_linked_movements()
    {
        var line = await market.Given.Budget(unit.Organisation, 1000);
        await buyer.Order(rice, "10", line);
        await buyer.Order(rice, "5", line);
        var (open, paid) = (await market.Given.OrderNumbered("WX20261120-000001"), await market.Given.OrderNumbered("WX20261120-000002"));
        foreach (var order in new[] { open, paid }) await (await market.As(unit.Approver)).Approve(order.Number);
        await market.Given.Deliver(paid, unit, rice);
        await market.Given.Pay(paid, unit, rice);
        var early = await treasurer.PostTo($"/budgets/{line.Id}/carry-over", ("Version", "1"), ("Year", "2026"), ("Reason", "年终"), ("FormKey", Guid.NewGuid().ToString()));
        Assert.Contains("要过了最后下单日", early.Text);
        await SetCalendar(treasurer, lastOrder: "2026-11-19");

        var carried = await treasurer.Submit(await treasurer.Get("/budgets/year-end?year=2026"), "#carry-over form", ("Reason", "财政局批复结转"));

        Assert.Equal(HttpStatusCode.Found, carried.Status);
        var next = await market.InDb(db => db.BudgetLines.AsNoTracking().SingleAsync(l => l.Year == 2027));
        Assert.Equal(new BudgetFigures(Money.FromYuan(100), Money.Zero, Money.Zero, Money.FromYuan(100)), await market.Given.Figures(line));
        Assert.Equal(new BudgetFigures(Money.FromYuan(900), Money.Zero, Money.FromYuan(200), Money.Zero), next.Figures);
        Assert.Equal(next.Id, (await market.Given.OrderNumbered(open.Number)).BudgetLineId);
        Assert.All((await market.Given.Movements(next)).Where(m => m.Cause >= BudgetCause.CarriedOut), m => Assert.Equal(line.Id, m.LinkedLineId));
        Assert.Contains("已经结转", (await buyer.Order(rice, "1", line)).Text);

        // The order goes on in the new year's line.
        await market.Given.Deliver(open, unit, rice);
        await market.Given.Pay(open, unit, rice);
        Assert.Equal((20000, 0), ((await market.Given.Figures(next)).Spent.Fen, (await market.Given.Figures(next)).Committed.Fen));
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, said.Output);
    }

    [Fact]
    public async Task More_of_one_supplier_than_the_threshold_says_is_warned_at_checkout_in_the_inbox_and_on_the_order()
    {
        var county = await market.As(await market.Given.CountySupervisor());
        var form = await county.Get("/oversight/thresholds");
        Assert.Contains("限额应大于 0", (await county.Submit(form, "#keep-threshold", ("Year", "2026"), ("Name", "货物"), ("Amount", "0"), ("SourceDocument", "采购限额标准"), ("DocumentNumber", "云财采〔2026〕1号"), ("Clause", "二"))).Text);
        await county.Submit(form, "#keep-threshold", ("Year", "2026"), ("Name", "货物"), ("Amount", "300"), ("SourceDocument", "采购限额标准"), ("DocumentNumber", "云财采〔2026〕1号"), ("Clause", "二"));
        Assert.Contains("已经录入", (await county.Submit(await county.Get("/oversight/thresholds"), "#keep-threshold", ("Year", "2026"), ("Name", "货物"), ("Amount", "1"), ("SourceDocument", "甲"), ("DocumentNumber", "乙"), ("Clause", "丙"))).Text);
        Assert.NotEqual(HttpStatusCode.OK, (await buyer.Get("/oversight/thresholds")).Status);

        await buyer.Order(rice, "10");
        await buyer.AddToCart(rice.Offer, "5");
        Assert.DoesNotContain("超过采购限额", (await buyer.Get("/cart/checkout")).Text);
        await buyer.AddToCart(rice.Offer, "1");
        Assert.Contains("累计采购 ¥320.00，超过采购限额 ¥300.00", (await buyer.Get("/cart/checkout")).Text);
        var placed = await buyer.Submit(await buyer.Get("/cart/checkout"), "#place-order", ("DeliverOn", "2026-11-23"));

        Assert.Equal(HttpStatusCode.Found, placed.Status);
        Assert.Contains("本年累计 ¥320.00", (await (await market.As(unit.Approver)).Get("/approvals")).Text);
        Assert.NotNull((await buyer.Get("/orders/WX20261120-000002")).Document.QuerySelector("#over-threshold"));
        // What another unit bought of the supplier does not count here.
        var other = await market.Given.BuyingUnit();
        await market.Given.Address(other.Organisation);
        var stranger = await market.As(other.Buyer);
        await stranger.AddToCart(rice.Offer, "1");
        Assert.DoesNotContain("超过采购限额", (await stranger.Get("/cart/checkout")).Text);
    }
}

public sealed class YearEndOnSqlite(SqliteDatabases databases) : YearEndTests(databases);

public sealed class YearEndOnMySql(MySqlDatabases databases) : YearEndTests(databases);
