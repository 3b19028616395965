using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Orders;
using WeixiIncome.IntegrationTests.CommandLine;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Buying.Approvals;

public abstract class ApprovalTests(IDatabases databases) : IAsyncLifetime
{
    private const string Number = "WX20261120-000001";

    private Market market = null!;
    private BuyingUnit unit = null!;
    private Seller rice = null!;
    private Visitor buyer = null!;
    private Person head = null!;

    public async ValueTask InitializeAsync()
    {
        market = await Market.Open(databases);
        unit = await market.Given.BuyingUnit("测试食堂");
        await market.Given.Address(unit.Organisation);
        rice = await market.Given.Seller();
        buyer = await market.As(unit.Buyer);
        head = await market.Given.Approver(unit);
    }

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private Task<string> Name(Person person) => market.InDb(db => db.Members.Where(m => m.Id == person.Id).Select(m => m.DisplayName).SingleAsync());

    [Fact]
    public async Task A_large_order_is_approved_by_two_in_order_and_the_next_is_told()
    {
        await market.Given.ApprovalRule(unit.Organisation, 200, ApprovalMode.InOrder, unit.Approver, head);
        await buyer.Order(rice, "10");
        var (first, second) = (await market.As(unit.Approver), await market.As(head));
        Assert.Contains(Number, (await first.Get("/approvals")).Text);
        Assert.DoesNotContain(Number, (await second.Get("/approvals")).Text);
        Assert.DoesNotContain("等您审批", (await second.Get("/notices")).Text);
        Assert.Null((await second.Get($"/orders/{Number}")).Document.QuerySelector("#approve"));
        Assert.Contains($"现在等 {await Name(unit.Approver)} 审批", (await second.PostTo($"/orders/{Number}/approve")).Text);

        await first.Approve(Number, "同意");
        Assert.Equal(OrderStatus.Submitted, (await market.Given.OrderNumbered(Number)).Status);
        Assert.Contains("等您审批", (await second.Get("/notices")).Text);
        Assert.Contains("您已经审批过订单", (await first.PostTo($"/orders/{Number}/approve")).Text);
        Assert.Contains(await Name(head), (await buyer.Get($"/orders/{Number}")).Document.QuerySelector("#approvals")!.TextContent);
        Assert.Contains($"等 {await Name(head)} 审批", (await buyer.Get($"/orders/{Number}")).Text);

        await second.Approve(Number);
        Assert.Equal(OrderStatus.Approved, (await market.Given.OrderNumbered(Number)).Status);
        Assert.Equal(0, (await Commands.Run(market, "check")).Code);
    }

    [Fact]
    public async Task The_inbox_filters_sorts_exports_and_tells_what_is_dearer_than_the_reference_price()
    {
        var walnut = await market.Given.Seller("紫皮核桃", category: "walnut", price: 33m);
        await market.Given.Price("walnut", 30m);
        await buyer.Order(rice, "10");  // ¥200
        await buyer.Order(walnut, "4"); // ¥132, a tenth above
        var (approver, dear) = (await market.As(unit.Approver), "WX20261120-000002");
        async Task<string[]> Shown(string query) => [.. (await approver.Get($"/approvals{query}")).Document.QuerySelectorAll("tbody .row-title a").Select(a => a.TextContent)];
        var page = await approver.Get("/approvals");
        Assert.Matches("高于参考价 10(\\.0)?%", page.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(dear)).TextContent);
        Assert.DoesNotContain("高于参考价", page.Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(Number)).TextContent);
        Assert.Equal([Number, dear], await Shown(""));
        Assert.Equal([dear, Number], await Shown("?sort=total"));
        foreach (var (query, found) in new[] { ("?from=150", Number), ("?to=150", dear), ("?q=核桃", dear), ($"?q={rice.Organisation.Name}", Number) }) Assert.Equal([found], await Shown(query));
        Assert.Empty(await Shown("?purpose=Union"));
        Assert.Empty(await Shown("?from=99999999999999"));
        var sheet = (await approver.Get("/approvals/export?format=csv&to=150")).Html;
        Assert.Contains(dear, sheet);
        Assert.DoesNotContain(Number, sheet);
        Assert.Equal(HttpStatusCode.NotFound, (await buyer.Get("/approvals/export")).Status);
        market.Queries.Reset();
        await approver.Get("/approvals");
        var few = market.Queries.Count;
        for (var i = 0; i < 4; i++) await buyer.Order(walnut, "5");
        market.Queries.Reset();
        await approver.Get("/approvals");
        Assert.Equal(few, market.Queries.Count);
    }

    [Fact]
    public async Task A_small_order_below_every_rule_is_approved_by_any_approver()
    {
        await market.Given.ApprovalRule(unit.Organisation, 200.01m, ApprovalMode.InOrder, unit.Approver, head);
        await buyer.Order(rice, "10");

        Assert.Equal(HttpStatusCode.Found, (await (await market.As(head)).Approve(Number)).Status);

        Assert.Equal(OrderStatus.Approved, (await market.Given.OrderNumbered(Number)).Status);
    }

    [Fact]
    public async Task A_substitute_approves_during_absence_and_the_record_says_for_whom()
    {
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.InOrder, unit.Approver);
        var away = await market.As(unit.Approver);
        var form = await away.Get("/approvals/absence");
        Assert.Contains("代理人不能是本人", (await away.Submit(form, "#enter-absence", ("SubstituteId", unit.Approver.Id.ToString()))).Text);
        Assert.Contains("代理人必须是本单位在岗的审批人", (await away.Submit(form, "#enter-absence", ("SubstituteId", unit.Buyer.Id.ToString()))).Text);
        Assert.Contains("截止日期不能早于开始日期", (await away.Submit(form, "#enter-absence", ("SubstituteId", head.Id.ToString()), ("To", "2026-11-19"))).Text);
        await away.Submit(form, "#enter-absence", ("SubstituteId", head.Id.ToString()), ("Reason", "出差"));
        Assert.Contains("已经登记过代理", (await away.Submit(await away.Get("/approvals/absence"), "#enter-absence", ("SubstituteId", head.Id.ToString()))).Text);

        await buyer.Order(rice, "10");
        var substitute = await market.As(head);
        Assert.Contains("等您审批", (await substitute.Get("/notices")).Text);
        Assert.Contains($"代 {await Name(unit.Approver)} 审批", (await substitute.Get("/approvals")).Text);
        await substitute.Approve(Number);

        var step = (await market.Given.OrderNumbered(Number)).Approvals[0];
        Assert.Equal((ApprovalState.Approved, head.Id, unit.Approver.Id), (step.State, step.DecidedBy!.Value, step.OnBehalfOf!.Value));
    }

    [Fact]
    public async Task A_substitute_who_is_no_longer_needed_approves_no_more()
    {
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.InOrder, unit.Approver);
        var away = await market.As(unit.Approver);
        await away.Submit(await away.Get("/approvals/absence"), "#enter-absence", ("SubstituteId", head.Id.ToString()));
        await buyer.Order(rice, "10");
        await away.Submit(await away.Get("/approvals/absence"), "#absences form");

        Assert.DoesNotContain(Number, (await (await market.As(head)).Get("/approvals")).Text);
        Assert.Contains("这一步不由您处理", (await (await market.As(head)).PostTo($"/orders/{Number}/approve")).Text);
    }

    [Fact]
    public async Task The_step_of_one_who_lost_the_post_is_taken_by_any_approver()
    {
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.InOrder, unit.Approver);
        await buyer.Order(rice, "10");
        await market.InDb(async db =>
        {
            var post = await db.Memberships.SingleAsync(m => m.MemberId == unit.Approver.Id && m.Role == MarketRole.Approver);
            post.End(head.Id, market.Given.Now);
            await db.SaveChangesAsync();
        });

        var successor = await market.As(head);
        Assert.Contains(Number, (await successor.Get("/approvals")).Text);
        await successor.Approve(Number);

        Assert.Equal(OrderStatus.Approved, (await market.Given.OrderNumbered(Number)).Status);
    }

    [Fact]
    public async Task An_orderer_who_approves_elsewhere_does_not_approve_their_own_order()
    {
        var both = await market.Given.Member(unit.Organisation, MarketRole.Buyer, MarketRole.Approver);
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.InOrder, both, head);
        var visitor = await market.As(both);
        await visitor.Order(rice, "10");

        Assert.DoesNotContain(Number, (await visitor.Get("/approvals")).Text);
        Assert.Contains("下单人不能审批自己的订单", (await visitor.PostTo($"/orders/{Number}/approve")).Text);
        await (await market.As(head)).Approve(Number);
        Assert.Equal(OrderStatus.Approved, (await market.Given.OrderNumbered(Number)).Status);
    }

    [Fact]
    public async Task An_approval_of_an_order_that_changed_meanwhile_is_told_who_did_what()
    {
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.AnyOne, unit.Approver, head);
        await buyer.Order(rice, "10");
        var first = await market.As(unit.Approver);
        var seen = await first.Get($"/orders/{Number}");
        await buyer.Submit(await buyer.Get($"/orders/{Number}"), "#cancel", ("Reason", "菜单改了"));

        var late = await first.Submit(seen, "#approve");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("取消订单", late.Text);
        Assert.Equal(OrderStatus.Cancelled, (await market.Given.OrderNumbered(Number)).Status);
    }

    [Fact]
    public async Task Several_orders_are_approved_at_once_each_with_its_own_result()
    {
        await market.Given.ApprovalRule(unit.Organisation, 300, ApprovalMode.InOrder, head);
        foreach (var kilograms in new[] { "1", "2", "20" }) await buyer.Order(rice, kilograms);
        var approver = await market.As(unit.Approver);
        var page = await approver.Get("/approvals");
        Assert.Equal(2, page.Document.QuerySelectorAll("input[name=Orders]").Length);
        var third = await market.Given.OrderNumbered("WX20261120-000003");
        var chosen = page.Document.QuerySelectorAll("input[name=Orders]").Select(i => ("Orders", i.GetAttribute("value"))).Append(("Orders", $"{third.Number}@{third.Version}"));

        var done = await approver.PostTo("/approvals", [.. chosen, ("Comment", "按周计划")]);

        Assert.Equal(2, done.Document.QuerySelectorAll("#done .callout-ok").Length);
        Assert.Contains("这一步不由您处理", done.Document.QuerySelector("#done .callout-bad")!.TextContent);
        Assert.Equal("按周计划", (await market.Given.OrderNumbered(Number)).Steps.Single(s => s.Act == OrderAct.Approve).Comment);
        Assert.Equal(OrderStatus.Submitted, (await market.Given.OrderNumbered(third.Number)).Status);
    }

    [Fact]
    public async Task Approvers_keep_the_rules_and_bad_ones_are_refused_in_a_sentence()
    {
        var approver = await market.As(unit.Approver);
        var form = await approver.Get("/approvals/rules/new");
        Assert.Contains("必须是本单位在岗的审批人", (await approver.Submit(form, "#rule-form", ("Name", "甲"), ("Approvers", unit.Buyer.Id.ToString()))).Text);
        Assert.Contains("请至少选择一位审批人", (await approver.Submit(form, "#rule-form", ("Name", "甲"))).Text);
        Assert.Contains("没有这个预算项目", (await approver.Submit(form, "#rule-form", ("Name", "甲"), ("BudgetCode", "NO"), ("Approvers", head.Id.ToString()))).Text);
        await approver.Submit(form, "#rule-form", ("Name", "全部订单"), ("Approvers", head.Id.ToString()));
        await approver.Submit(await approver.Get("/approvals/rules/new"), "#rule-form", ("Name", "五百以上"), ("From", "500"), ("Mode", "AnyOne"), ("Approvers", unit.Approver.Id.ToString()));

        var rules = await approver.Get("/approvals/rules");
        Assert.Equal(["1. 全部订单", "2. 五百以上"], rules.Document.QuerySelectorAll("#rules .row-title").Select(t => string.Join(' ', t.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        await approver.Submit(rules, "#rules form[action$=move]");
        var second = await approver.Get("/approvals/rules");
        Assert.Contains("1. 五百以上", string.Join(' ', second.Document.QuerySelector("#rules .row-title")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("刚刚被别人修改过", (await approver.Submit(rules, "#rules form[action$=end]")).Text);
        await approver.Submit(second, "#rules form[action$=end]");
        Assert.DoesNotContain("五百以上", (await approver.Get("/approvals/rules")).Document.QuerySelector("#rules")!.TextContent);

        var other = await market.Given.BuyingUnit();
        var rule = await market.InDb(db => db.ApprovalRules.FirstAsync(r => r.EndedAt == null));
        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(other.Approver)).Get($"/approvals/rules/{rule.Id}")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await buyer.Get("/approvals/rules")).Status);
    }

    [Fact]
    public async Task Request_and_approval_sheet_are_printed_with_number_and_what_was_decided()
    {
        await market.Given.ApprovalRule(unit.Organisation, 0, ApprovalMode.InOrder, unit.Approver, head);
        await buyer.Order(rice, "10");
        await (await market.As(unit.Approver)).Approve(Number, "价格合理");

        var request = await buyer.Follow(await buyer.Submit(await buyer.Get($"/orders/{Number}"), "#print-request"));
        Assert.Contains("采购申请单", request.Text);
        Assert.Contains("老黑谷米", request.Text);
        Assert.Contains("ZJ20261120-0001", request.Text);
        var sheet = await buyer.Follow(await buyer.Submit(await buyer.Get($"/orders/{Number}"), "#print-approval"));
        Assert.Contains("价格合理", sheet.Text);
        Assert.Contains(await Name(head), sheet.Text);

        Assert.Equal(HttpStatusCode.NotFound, (await (await market.As((await market.Given.BuyingUnit()).Buyer)).PostTo($"/orders/{Number}/papers/request")).Status);
    }
}

public sealed class ApprovalOnSqlite(SqliteDatabases databases) : ApprovalTests(databases);

public sealed class ApprovalOnMySql(MySqlDatabases databases) : ApprovalTests(databases);
