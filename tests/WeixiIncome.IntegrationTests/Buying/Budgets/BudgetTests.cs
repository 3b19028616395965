using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying.Budgets;

public abstract class BudgetTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Visitor buyer = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller();
        buyer = await market.As(unit.Buyer);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<BudgetLine> Line(decimal amount, Person? mayExceed = null) => market.Given.Budget(unit.Organisation, amount, mayExceed);

    private async Task Figures(BudgetLine line, decimal amount, decimal committed, decimal spent) =>
        Assert.Equal(new BudgetFigures(Money.FromYuan(amount), Money.Zero, Money.FromYuan(committed), Money.FromYuan(spent)), await market.Given.Figures(line));

    private async Task EverythingHolds()
    {
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, said.Output);
    }

    [Fact]
    public async Task An_order_commits_when_submitted_follows_what_is_accepted_and_is_spent_when_paid()
    {
        var line = await Line(1000);
        var page = await buyer.Get("/budgets");
        Assert.Contains("¥1,000.00", page.Text);

        Assert.Equal(HttpStatusCode.Found, (await buyer.Order(rice, "10", line)).Status);
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        await Figures(line, 1000, 200, 0);
        Assert.Contains("食堂食材SP01", (await buyer.Get("/orders/WX20261120-000001")).Document.QuerySelector("#order-budget")!.TextContent);

        await (await market.As(unit.Approver)).Approve(order.Number);
        await Figures(line, 1000, 200, 0);
        await market.Given.Deliver(order, unit, rice, accepted: 9000);
        await Figures(line, 1000, 180, 0);
        await market.Given.Pay(order, unit, rice);
        await Figures(line, 1000, 0, 180);

        Assert.Equal([BudgetCause.Opened, BudgetCause.Committed, BudgetCause.Reduced, BudgetCause.Spent], (await market.Given.Movements(line)).Select(m => m.Cause));
        Assert.Contains("WX20261120-000001", (await buyer.Get($"/budgets/{line.Id}")).Text);
        await EverythingHolds();
    }

    /// <summary>10 kg ordered at ¥20, 10.3 kg shipped within the tolerance and all of it found good.</summary>
    private async Task<(Order Order, Seen Countersigned)> AcceptedMore(BudgetLine line)
    {
        await buyer.Order(rice, "10", line);
        await (await market.As(unit.Approver)).Approve("WX20261120-000001");
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        await market.Given.Act(order.Id, o => o.Confirm(rice.Clerk.Id, null, market.Given.Now));
        await market.Given.Act(order.Id, o => o.Ship(new([new(o.Lines[0].Id, 10_300)], null, null, true, false), rice.Clerk.Id, market.Given.Now));
        await market.Given.Act(order.Id, o => o.Inspect([new(o.Lines[0].Id, 10_300, 0, null)], unit.Organisation, unit.Receiver.Id, market.Given.Now));
        var second = await market.As(unit.SecondReceiver);
        return (order, await second.Submit(await second.Get($"/orders/{order.Number}/acceptance"), "#countersign"));
    }

    [Fact]
    public async Task More_accepted_than_ordered_is_committed_and_spent_too()
    {
        var line = await Line(1000);
        var (order, countersigned) = await AcceptedMore(line);
        Assert.Equal(HttpStatusCode.Redirect, countersigned.Status);
        await Figures(line, 1000, 206, 0);
        await market.Given.Pay(order, unit, rice);
        await Figures(line, 1000, 0, 206);
        await EverythingHolds();
    }

    [Fact]
    public async Task More_accepted_than_the_budget_has_left_is_refused()
    {
        var line = await Line(205);
        var (order, countersigned) = await AcceptedMore(line);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, countersigned.Status);
        Assert.Contains("验收比下单多 ¥6.00，预算项目没有这么多余额", countersigned.Text);
        await Figures(line, 205, 200, 0);
        Assert.Equal(OrderStatus.Shipped, (await market.Given.OrderNumbered(order.Number)).Status);
        await EverythingHolds();
    }

    [Theory]
    [InlineData("reject"), InlineData("cancel"), InlineData("decline")]
    public async Task What_falls_through_is_released(string how)
    {
        var line = await Line(1000);
        await buyer.Order(rice, "10", line);
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        if (how == "decline")
        {
            await (await market.As(unit.Approver)).Approve(order.Number);
            await market.Given.Act(order.Id, o => o.Decline(rice.Clerk.Id, "没有货", market.Given.Now));
        }
        else
        {
            var who = await market.As(how == "reject" ? unit.Approver : unit.Buyer);
            await who.Submit(await who.Get($"/orders/{order.Number}"), $"#{how}", ("Reason", "不需要了"));
        }

        await Figures(line, 1000, 0, 0);
        Assert.Equal(BudgetCause.Released, (await market.Given.Movements(line))[^1].Cause);
        await EverythingHolds();
    }

    [Fact]
    public async Task An_order_over_its_budget_is_refused_with_the_figures_and_nothing_is_taken()
    {
        var line = await Line(150);

        var refused = await buyer.Order(rice, "10", line);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("预算项目“SP01 食堂食材SP01”可用 ¥150.00，这次要用 ¥200.00，还差 ¥50.00", refused.Text);
        Assert.Equal(1_000_000, await market.Given.Left(rice.Offer));
        Assert.Equal(0, await market.InDb(db => db.Orders.CountAsync()));
        await Figures(line, 150, 0, 0);
    }

    [Fact]
    public async Task An_order_over_its_budget_goes_to_who_may_exceed_and_raises_the_line_by_what_is_missing()
    {
        var head = await market.Given.Approver(unit);
        var line = await Line(150, head);
        await buyer.Order(rice, "10", line);
        var number = "WX20261120-000001";
        Assert.Contains("超出预算 ¥50.00", (await (await market.As(head)).Get("/notices")).Text);
        await Figures(line, 150, 0, 0);

        var wrong = await (await market.As(unit.Approver)).PostTo($"/orders/{number}/approve", ("Comment", "同意"));
        Assert.Contains("这一步不由您处理", wrong.Text);
        var silent = await (await market.As(head)).Approve(number);
        Assert.Contains("请在意见里写明同意的理由", silent.Text);
        await Figures(line, 150, 0, 0);

        Assert.Equal(HttpStatusCode.Found, (await (await market.As(head)).Approve(number, "开学前备货")).Status);

        await Figures(line, 200, 200, 0);
        var exceeded = (await market.Given.Movements(line)).Single(m => m.Cause == BudgetCause.Exceeded);
        Assert.Equal((5000, head.Id, "开学前备货", number), (exceeded.AmountDelta.Fen, exceeded.By, exceeded.Reason, exceeded.OrderNumber));
        Assert.Equal(OrderStatus.Approved, (await market.Given.OrderNumbered(number)).Status);
        await EverythingHolds();
    }

    [Fact]
    public async Task What_awaits_who_may_exceed_holds_nothing_when_it_is_sent_back()
    {
        var head = await market.Given.Approver(unit);
        var line = await Line(150, head);
        await buyer.Order(rice, "10", line);
        var who = await market.As(head);

        await who.Submit(await who.Get("/orders/WX20261120-000001"), "#reject", ("Reason", "下月再买"));

        await Figures(line, 150, 0, 0);
        Assert.Single(await market.Given.Movements(line));
        await EverythingHolds();
    }

    [Fact]
    public async Task Only_lines_of_the_unit_the_year_and_the_purpose_pay()
    {
        var canteen = await Line(1000);
        var other = await market.Given.BuyingUnit();
        var foreign = await market.Given.Budget(other.Organisation, 1000);
        var past = await market.Given.Budget(unit.Organisation, 1000, year: 2025, code: "OLD");
        var union = await market.Given.Budget(unit.Organisation, 1000, code: "GH01", purposes: Purpose.Union);

        var page = await buyer.AddToCart(rice.Offer, "1");
        page = await buyer.Get("/cart/checkout");
        Assert.Contains("可用 ¥1,000.00", page.Text);
        Assert.DoesNotContain(past.Id.ToString(), page.Html);
        Assert.DoesNotContain(foreign.Id.ToString(), page.Html);
        foreach (var (line, said) in new[] { (foreign, "没有这个预算项目"), (past, "是 2025 年的"), (union, "不能用于“食堂”") })
            Assert.Contains(said, (await buyer.Submit(page, "#place-order", ("DeliverOn", "2026-11-23"), ("BudgetLineId", line.Id.ToString()))).Text);
        Assert.Contains("没有可用于“其他”的预算项目", (await buyer.Submit(page, "#place-order", ("DeliverOn", "2026-11-23"), ("Purpose", "Other"), ("BudgetLineId", ""))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get($"/budgets/{foreign.Id}")).Status);
        Assert.Equal(0, await market.InDb(db => db.Orders.CountAsync()));

        // Where one line fits it need not be chosen; where several do it must.
        Assert.Equal(HttpStatusCode.Found, (await buyer.Submit(page, "#place-order", ("DeliverOn", "2026-11-23"), ("BudgetLineId", ""))).Status);
        await Figures(canteen, 1000, 20, 0);
        await market.Given.Budget(unit.Organisation, 500, code: "SP02");
        Assert.Contains("请选择从哪个预算项目支付", (await buyer.Order(rice, "1")).Text);
    }

    [Fact]
    public async Task A_unit_without_budget_lines_orders_as_before()
    {
        await buyer.Order(rice, "10");
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        Assert.Equal((OrderStatus.Submitted, null), (order.Status, order.BudgetLineId));
    }

    [Fact]
    public async Task Many_at_once_never_commit_more_than_there_is()
    {
        var line = await Line(1000);
        var ready = new List<(Visitor Visitor, Seen Page)>();
        for (var i = 0; i < 10; i++)
        {
            var visitor = await market.As(await market.Given.Member(unit.Organisation, MarketRole.Buyer));
            await visitor.AddToCart(rice.Offer, "10");
            ready.Add((visitor, await visitor.Get("/cart/checkout")));
        }

        var answers = await Task.WhenAll(ready.Select(r => r.Visitor.Submit(r.Page, "#place-order", ("DeliverOn", "2026-11-23"), ("BudgetLineId", line.Id.ToString()))));

        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Found));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Found), a => Assert.Contains("可用 ¥0.00，这次要用 ¥200.00，还差 ¥200.00", a.Text));
        await Figures(line, 1000, 1000, 0);
        Assert.Equal(900_000 + 50_000, await market.Given.Left(rice.Offer));
        await EverythingHolds();
    }

    [Fact]
    public async Task The_treasurer_opens_amends_sets_aside_and_refunds_with_history()
    {
        var treasurer = await market.As(unit.Treasurer);
        var form = await treasurer.Get("/budgets/new");
        var opened = await treasurer.Submit(form, "#budget-form", ("Code", "sp01"), ("Name", "食堂食材"), ("Amount", "1000"), ("Reason", "预算批复 1 号"));
        Assert.Equal(HttpStatusCode.Found, opened.Status);
        var line = await market.InDb(db => db.BudgetLines.AsNoTracking().SingleAsync());
        Assert.Contains("已有编码为“SP01”的预算项目", (await treasurer.Submit(await treasurer.Get("/budgets/new"), "#budget-form", ("Code", "SP01"), ("Name", "又一个"), ("Amount", "1"))).Text);
        var notApprover = await treasurer.Submit(await treasurer.Get("/budgets/new"), "#budget-form", ("Code", "X"), ("Name", "甲"), ("Amount", "1"), ("MayExceedId", unit.Buyer.Id.ToString()));
        Assert.Contains("必须是本单位在岗的审批人", notApprover.Text);

        await buyer.Order(rice, "10", line);
        await (await market.As(unit.Approver)).Approve("WX20261120-000001");
        var order = await market.Given.OrderNumbered("WX20261120-000001");
        var amend = await treasurer.Get($"/budgets/{line.Id}/amend");
        var approver = await market.As(unit.Approver);
        var late = await approver.Get($"/budgets/{line.Id}/amend");
        Assert.Contains("预算金额不能低于它", (await treasurer.Submit(amend, "#budget-form", ("Amount", "199.99"), ("Reason", "压减"))).Text);
        Assert.Contains("请填写调整原因", (await treasurer.Submit(amend, "#budget-form", ("Amount", "900"), ("Reason", ""))).Text);
        Assert.Equal(HttpStatusCode.Found, (await treasurer.Submit(amend, "#budget-form", ("Amount", "800"), ("Reason", "压减"))).Status);
        Assert.Contains("刚刚被别人修改过", (await approver.Submit(late, "#budget-form", ("Amount", "700"), ("Reason", "再压"))).Text);

        var page = await treasurer.Get($"/budgets/{line.Id}");
        Assert.Contains("预算项目可用 ¥600.00，不能预留 ¥601.00", (await treasurer.Submit(page, "#set-aside", ("Amount", "601"), ("Reason", "询价"))).Text);
        await treasurer.Submit(page, "#set-aside", ("Amount", "500"), ("Reason", "询价"));
        Assert.Contains("可用 ¥100.00，这次要用 ¥200.00", (await buyer.Order(rice, "10", line)).Text);
        Assert.Contains("预留只有 ¥500.00", (await treasurer.Submit(await treasurer.Get($"/budgets/{line.Id}"), "#set-aside", ("Amount", "501"), ("Free", "true"), ("Reason", "结束"))).Text);
        await treasurer.Submit(await treasurer.Get($"/budgets/{line.Id}"), "#set-aside", ("Amount", "500"), ("Free", "true"), ("Reason", "询价结束"));

        await market.Given.Deliver(order, unit, rice);
        await market.Given.Pay(order, unit, rice);
        page = await treasurer.Get($"/budgets/{line.Id}");
        Assert.Contains("净支出 ¥200.00，不能冲回 ¥200.01", (await treasurer.Submit(page, "#refund", ("OrderNumber", order.Number), ("Amount", "200.01"), ("Reason", "退货"))).Text);
        Assert.Contains("没有从这个预算项目付款", (await treasurer.Submit(page, "#refund", ("OrderNumber", "WX20261120-000009"), ("Amount", "1"), ("Reason", "退货"))).Text);
        Assert.Equal(HttpStatusCode.Found, (await treasurer.Submit(page, "#refund", ("OrderNumber", order.Number), ("Amount", "50"), ("Reason", "退货"))).Status);

        await Figures(line, 800, 0, 150);
        Assert.Equal([BudgetCause.Opened, BudgetCause.Committed, BudgetCause.Amended, BudgetCause.SetAside, BudgetCause.Freed, BudgetCause.Spent, BudgetCause.Refunded], (await market.Given.Movements(line)).Select(m => m.Cause));
        Assert.NotEmpty(await treasurer.Download($"/budgets/{line.Id}/export?format=csv"));
        Assert.NotEmpty(await treasurer.Download("/budgets/export?format=xlsx"));
        Assert.Contains(order.Number, (await treasurer.Get($"/orders?tab=Ended&status=Accepted&budget={line.Id}")).Text);
        await EverythingHolds();
    }

    [Fact]
    public async Task Buyers_see_the_budget_and_do_not_change_it_and_suppliers_see_nothing_of_it()
    {
        var line = await Line(1000);
        Assert.Equal(HttpStatusCode.OK, (await buyer.Get($"/budgets/{line.Id}")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await buyer.Get($"/budgets/{line.Id}/amend")).Status);
        await buyer.PostTo($"/budgets/{line.Id}/set-aside", ("Amount", "1"), ("Reason", "x"));
        await Figures(line, 1000, 0, 0);
        await buyer.Order(rice, "10", line);
        await (await market.As(unit.Approver)).Approve("WX20261120-000001");
        var clerk = await market.As(rice.Clerk);
        Assert.Null((await clerk.Get("/orders/WX20261120-000001")).Document.QuerySelector("#control"));
        Assert.NotEqual(HttpStatusCode.OK, (await clerk.Get("/budgets")).Status);
        await Figures(line, 1000, 200, 0);
    }
}

public sealed class BudgetOnSqlite(SqliteDatabases databases) : BudgetTests(databases);

public sealed class BudgetOnMySql(MySqlDatabases databases) : BudgetTests(databases);
