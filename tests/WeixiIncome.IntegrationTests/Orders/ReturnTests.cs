using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Features.Orders.Returns;

namespace WeixiIncome.IntegrationTests.Orders;

/// <summary>Goods that come back after acceptance: asked, answered, decided; the money, the budget, the lots and the ledger follow.</summary>
public abstract class ReturnTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller seller = null!;
    private Visitor clerk = null!;
    private Visitor receiver = null!;
    private Visitor treasurer = null!;
    private BudgetLine budget = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        (unit, seller) = (await market.Given.BuyingUnit("测试食堂"), await market.Given.Seller());
        await market.Given.Address(unit.Organisation);
        budget = await market.Given.Budget(unit.Organisation, 1000, null);
        (clerk, receiver, treasurer) = (await market.As(seller.Clerk), await market.As(unit.Receiver), await market.As(unit.Treasurer));
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    /// <summary>Ten kilograms at ¥20 out of a lot of which an alleviated household brought six, accepted.</summary>
    private async Task<Order> Bought()
    {
        await (await market.As(unit.Buyer)).Order(seller, "10", budget);
        var order = await market.InDb(db => db.Orders.AsNoTracking().OrderByDescending(o => o.Number).FirstAsync());
        await (await market.As(unit.Approver)).Approve(order.Number);
        await market.Given.Act(order.Id, o => o.Confirm(seller.Clerk.Id, null, market.Clock.GetUtcNow().UtcDateTime));
        await market.Given.ShipFrom(order.Id, seller.Clerk.Id, await market.Given.Lot(seller.Product, [(await market.Given.Household(boundTo: seller.Organisation), 6000), (null, 4000)]));
        await receiver.Submit(await receiver.Get($"/orders/{order.Number}/acceptance"), "#inspect", ("Lines[0].Accepted", "10"));
        var second = await market.As(unit.SecondReceiver);
        await second.Submit(await second.Get($"/orders/{order.Number}/acceptance"), "#countersign");
        return order;
    }

    private async Task<string> Ask(Order order, string kilograms = "3", string back = "true")
    {
        var seen = await receiver.Submit(await receiver.Get($"/orders/{order.Number}/return"), "#ask", ("Lines[0].Quantity", kilograms), ("Cause", "Quality"), ("Text", "有霉点"), ("GoodsComeBack", back));
        Assert.True(seen.Status == HttpStatusCode.Redirect, seen.Text);
        return seen.Location!.ToString();
    }

    private Task<Seen> Agree(string page) => Then(clerk, page, "#agree");

    private static async Task<Seen> Then(Visitor who, string page, string form, params (string, string?)[] typed) => await who.Submit(await who.Get(page), form, typed);

    private Task<Dictionary<(Stage, PurchaseBase), long>> Ledger() => market.InDb(async db => (await db.Ledger.AsNoTracking().Where(e => e.Stage != Stage.Ordered).ToListAsync()).GroupBy(e => (e.Stage, e.Base)).ToDictionary(g => g.Key, g => g.Sum(e => e.Amount.Fen)));

    private async Task Budget(decimal committed, decimal spent) => Assert.Equal(new BudgetFigures(Money.FromYuan(1000), Money.Zero, Money.FromYuan(committed), Money.FromYuan(spent)), await market.Given.Figures(budget));

    private async Task EverythingHolds()
    {
        var said = await Commands.Run(market, "check");
        Assert.True(said.Code == 0, string.Join(Environment.NewLine, said.Output.Split(Environment.NewLine).Where(line => !line.Contains('✓'))));
    }

    [Fact]
    public async Task What_is_returned_before_it_is_paid_is_not_owed_not_held_and_counts_negative_on_its_day()
    {
        var order = await Bought();
        await Budget(200, 0);
        market.Clock.Advance(TimeSpan.FromDays(2));
        var page = await Ask(order);
        Assert.Contains("待供应商答复", (await clerk.Get(page)).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Agree(page)).Status);
        Assert.Equal("¥60.00", (await receiver.Get(page)).Document.QuerySelector("#amount")!.TextContent.Trim());
        await Budget(140, 0);
        var payment = await treasurer.Get($"/payments/{order.Number}");
        Assert.Equal("¥140.00", payment.Document.QuerySelector("#open")!.TextContent.Trim());
        // Six tenths of what came back were the household's.
        Assert.Equal((84_00L, 56_00L), ((await Ledger())[(Stage.Accepted, PurchaseBase.A)], (await Ledger()).Where(e => e.Key.Item2 != PurchaseBase.A).Sum(e => e.Value)));
        var entries = await market.InDb(db => db.Ledger.AsNoTracking().Where(e => e.ReturnId != Guid.Empty).ToListAsync());
        Assert.All(entries, e => Assert.Equal((new DateOnly(2026, 11, 22), true, false), (e.CountsOn, e.ReversesId is not null, e.IsReversal)));
        await market.Given.Pay(order, unit, seller);
        await Budget(0, 140);
        // Proven by an invoice of what was kept.
        await Then(clerk, $"/payments/{order.Number}/invoice", "#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("Amount", "140"));
        Assert.Equal(84_00, (await Ledger())[(Stage.Verified, PurchaseBase.A)]);
        await EverythingHolds();
    }

    [Fact]
    public async Task What_is_returned_after_it_was_paid_is_refunded_and_the_budget_has_it_again()
    {
        var order = await Bought();
        await Then(clerk, $"/payments/{order.Number}/invoice", "#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("Amount", "200"));
        await market.Given.Pay(order, unit, seller);
        await Budget(0, 200);
        Assert.Equal(120_00, (await Ledger())[(Stage.Verified, PurchaseBase.A)]);
        var page = await Ask(order);
        await Agree(page);
        Assert.Equal(84_00, (await Ledger())[(Stage.Verified, PurchaseBase.A)]);
        await Budget(0, 200);
        var payments = $"/payments/{order.Number}";
        Assert.Equal("¥60.00", (await clerk.Get(payments)).Document.QuerySelector("#to-take-back")!.TextContent.Trim());
        Assert.Contains("超过应退金额", (await Then(clerk, payments, "#refund", ("Reference", "R1"), ("Amount", "60.01"))).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.Seller()).Clerk)).PostTo($"{payments}/refunds", ("Reference", "R1"), ("PaidOn", "2026-11-20"), ("Amount", "60"))).Status);
        await Then(clerk, payments, "#refund", ("Reference", "R1"), ("Amount", "60"));
        // The invoice was typed by its number: so is the red-letter one.
        Assert.Contains("超过待红冲的", (await Then(clerk, $"{payments}/invoice", "#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()), ("Amount", "60.01"))).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Then(clerk, $"{payments}/invoice", "#record-invoice", ("InvoiceNumber", Given.InvoiceNumber()))).Status);
        Assert.Null((await clerk.Get(payments)).Document.QuerySelector("#to-take-back"));
        await EverythingHolds();
        Assert.Equal(HttpStatusCode.Redirect, (await Then(treasurer, payments, "form[id^=confirm-refund]")).Status);
        await Budget(0, 140);
        Assert.Equal(Money.Zero, (await market.InDb(db => db.Payables.Include(p => p.Transfers).Include(p => p.Refunds).SingleAsync())).ToRefund);
        await EverythingHolds();
    }

    [Fact]
    public async Task All_that_came_back_before_it_was_paid_closes_the_order_and_goes_home_into_its_lot_once()
    {
        var order = await Bought();
        var page = await Ask(order, "10");
        await Agree(page);
        await Budget(0, 0);
        Assert.NotNull((await market.InDb(db => db.Orders.SingleAsync(o => o.Id == order.Id))).ClosedAt);
        Assert.All((await Ledger()).Values, fen => Assert.Equal(0, fen));
        var line = (await clerk.Get(page)).Document.QuerySelector("input[name=Line]")!.GetAttribute("value");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.PostTo($"{page}/goods", ("Line", line), ("What", "BackInLot"), ("FormKey", Guid.NewGuid().ToString()))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(10_000, await market.InDb(db => db.Lots.Select(l => l.Available).SingleAsync()));
        await EverythingHolds();
    }

    [Fact]
    public async Task A_refusal_goes_to_the_county_which_decides_a_part_and_messages_pass_between_them()
    {
        var order = await Bought();
        var page = await Ask(order, "4");
        await Then(clerk, page, "#refuse", ("Reason", "签收时完好"));
        Assert.Contains("签收时完好", (await receiver.Get(page)).Text);
        var officer = await market.As(await market.Given.CountySupervisor());
        Assert.Null((await officer.Get(page)).Document.QuerySelector("#decide"));
        await Then(receiver, page, "#dispute", ("Reason", "两天就长霉"));
        await Then(receiver, page, "#say", ("Text", "照片已上传"));
        await Then(officer, page, "#say", ("Text", "请供应商说明储存条件"));
        Assert.Contains("请供应商说明储存条件", (await clerk.Get(page)).Text);
        Assert.Contains("待裁定的退货", (await officer.Get("/oversight")).Text);
        Assert.Contains("裁定的数量应在", (await Then(officer, page, "#decide", ("Lines[0].Quantity", "4.001"), ("Finding", "x"))).Text);
        Assert.Equal(HttpStatusCode.Redirect, (await Then(officer, page, "#decide", ("Lines[0].Quantity", "1.5"), ("Finding", "部分霉变属实"))).Status);
        var seen = await clerk.Get(page);
        Assert.Equal("¥30.00", seen.Document.QuerySelector("#amount")!.TextContent.Trim());
        Assert.Contains("部分霉变属实", seen.Text);
        Assert.Equal(170_00, await market.InDb(db => db.Payables.Select(p => (long)p.Due).SingleAsync()));
        await EverythingHolds();
    }

    [Fact]
    public async Task Days_that_pass_move_a_return_on_once_however_many_processes_look()
    {
        var page = await Ask(await Bought());
        await using var replica = market.Replica();
        Assert.Equal(0, await market.Send(new KeepReturnDeadlines()));
        market.Clock.Advance(TimeSpan.FromDays(GoodsReturn.DaysToAnswer + 1));
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        await Task.WhenAll(market.Send(new KeepReturnDeadlines()), replica.Send(new KeepReturnDeadlines()), market.Send(new KeepReturnDeadlines()));
        Assert.Equal(1, await market.InDb(db => db.Set<ReturnStep>().CountAsync(s => s.Act == ReturnAct.Escalate)));
        Assert.Contains("待主管部门裁定", (await receiver.Get(page)).Text);
        market.Clock.Advance(TimeSpan.FromDays(GoodsReturn.DaysToDecide + 1));
        replica.Clock.SetUtcNow(market.Clock.GetUtcNow());
        var reminded = await Task.WhenAll(market.Send(new KeepReturnDeadlines()), replica.Send(new KeepReturnDeadlines()));
        Assert.Equal(1, reminded.Sum());
        Assert.Equal(0, await market.Send(new KeepReturnDeadlines()));
    }

    [Fact]
    public async Task Other_people_wrong_input_and_double_clicks()
    {
        var order = await Bought();
        var form = await receiver.Get($"/orders/{order.Number}/return");
        var wrong = await receiver.Submit(form, "#ask", ("Lines[0].Quantity", "10.5"), ("Cause", "Quality"), ("Text", "有霉点"));
        Assert.Contains("最多还能退", wrong.Text);
        Assert.Equal(("10.5", "有霉点"), (wrong.Document.QuerySelector("input[name='Lines[0].Quantity']")!.GetAttribute("value"), wrong.Document.QuerySelector("textarea[name=Text]")!.TextContent.Trim()));
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => receiver.Submit(form, "#ask", ("Lines[0].Quantity", "3"), ("Cause", "Quality"), ("Text", "有霉点"))));
        var page = twice[0].Location!.ToString();
        Assert.Equal(page, twice[1].Location!.ToString());
        Assert.Contains("已有一件退货", (await receiver.PostTo($"/orders/{order.Number}/return", ("Lines[0].Id", form.Document.QuerySelector("input[name='Lines[0].Id']")!.GetAttribute("value")), ("Lines[0].Quantity", "1"), ("Cause", "Quality"), ("Text", "又有"), ("FormKey", Guid.NewGuid().ToString()))).Text);
        foreach (var stranger in new[] { await market.As((await market.Given.Seller()).Clerk), await market.As((await market.Given.BuyingUnit()).Receiver) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostTo($"{page}/messages", ("Text", "x"))).Status);
            Assert.DoesNotContain(page.Split('/')[^1], (await stranger.Get("/returns")).Text);
        }
        var other = await market.As((await market.Given.Seller()).Clerk);
        foreach (var act in new[] { "agree", "refuse", "goods" }) Assert.Equal(HttpStatusCode.NotFound, (await other.PostTo($"{page}/{act}", ("Reason", "x"), ("What", "WrittenOff"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Receiver)).Get($"/orders/{order.Number}/return")).Status);
        // Two windows of the supplier: one agrees, the other refuses what it saw before.
        var (one, two) = (await clerk.Get(page), await clerk.Get(page));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Submit(one, "#agree")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit(two, "#refuse", ("Reason", "不同意"))).Status);
        Assert.Equal(60_00, await market.InDb(db => db.Returns.Select(r => (long)r.Amount).SingleAsync()));
        await EverythingHolds();
    }

    [Fact]
    public async Task What_came_back_follows_a_corrected_binding_and_a_questioned_share()
    {
        var order = await Bought();
        await Agree(await Ask(order));
        var elsewhere = await market.Given.Canteen();
        await market.InDb(db => db.Write(async ct =>
        {
            var one = await db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).SingleAsync(o => o.Id == order.Id, ct);
            one.Rebind(await db.Organisations.SingleAsync(o => o.Id == elsewhere.Id, ct));
            await db.Rebind(one, "单位填错", market.Clock.GetUtcNow().UtcDateTime, ct);
            await db.SaveChangesAsync(ct);
            one.Reweigh(one.Shipments[0].Lines[0].LotId!.Value, 0);
            return await db.SaveChangesAsync(ct);
        }, CancellationToken.None));
        Assert.Equal((0L, 140_00L), ((await Ledger())[(Stage.Accepted, PurchaseBase.A)], (await Ledger()).Sum(e => e.Value)));
        Assert.Equal(140_00, await market.InDb(db => db.Ledger.Where(e => e.Stage == Stage.Accepted && e.BoundUnitId == elsewhere.Id).SumAsync(e => (long)e.Amount)));
        var broken = new List<string>();
        foreach (var invariant in LedgerInvariants.All) broken.AddRange((await market.InDb(db => invariant.Examine(db, CancellationToken.None))).Examples.Select(e => $"{invariant.Name}: {e}"));
        Assert.Empty(broken);
    }

    [Fact]
    public async Task The_next_statement_and_the_settlement_show_what_came_back()
    {
        var order = await Bought();
        async Task<string> State() => (await Then(clerk, "/statements", "#issue", ("From", "2026-11-01"), ("To", "2026-11-30"))).Location!.ToString();
        var first = await State();
        Assert.Equal("¥200.00", (await clerk.Get(first)).Document.QuerySelector("#total")!.TextContent.Trim());
        await Agree(await Ask(order));
        Assert.Equal("¥140.00", (await clerk.Get(first)).Document.QuerySelector("#open")!.TextContent.Trim());
        await Bought();
        var next = await State();
        Assert.Equal("¥140.00", (await clerk.Get(next)).Document.QuerySelector("#total")!.TextContent.Trim());
        Assert.Contains("退货冲减", (await clerk.Get(next)).Document.QuerySelector("#lines")!.TextContent);
        await treasurer.PostTo($"{next}/answer", ("Agrees", "false"), ("Reason", "重新出"));
        Assert.Equal("¥140.00", (await clerk.Get(await State())).Document.QuerySelector("#total")!.TextContent.Trim());
        market.Clock.Advance(TimeSpan.FromDays(5));
        await Then(clerk, "/settlements", "#issue", ("From", "2026-11-01"), ("To", "2026-11-23"));
        var settled = await market.InDb(db => db.Settlements.SingleAsync());
        Assert.Equal((400_00L, 60_00L, 340_00L), (settled.Accepted.Fen, settled.Returned.Fen, settled.ToBePaid.Fen));
        await EverythingHolds();
    }
}

public sealed class ReturnOnSqlite(SqliteDatabases databases) : ReturnTests(databases);

public sealed class ReturnOnMySql(MySqlDatabases databases) : ReturnTests(databases);
