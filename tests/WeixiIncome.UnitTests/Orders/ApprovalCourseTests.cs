using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

/// <summary>Who approves an order, in which order, and who never does.</summary>
public sealed class ApprovalCourseTests
{
    private readonly Trade trade = new();
    private readonly Guid head = Guid.NewGuid();
    private readonly Guid director = Guid.NewGuid();
    private readonly Guid other = Guid.NewGuid();

    private Order Place(ApprovalMode mode, params Guid[] approvers) => Place(new ApprovalCourse(null, mode, approvers));

    private Order Place(ApprovalCourse? course, OrderExcess? excess = null, OrderCover? cover = null) =>
        Order.Place("WX20261120-000001", trade.Terms() with { Course = course, Excess = excess, Cover = cover }, trade.Supplier, [trade.Line()], trade.Orderer, Trade.Now);

    [Fact]
    public void Two_approvers_in_order_approve_one_after_the_other()
    {
        var order = Place(ApprovalMode.InOrder, head, director);
        Assert.Throws<RuleBroken>(() => order.Approve(director, null, Trade.Now));
        order.TakeEvents();

        order.Approve(head, "同意", Trade.Now);
        Assert.Equal((OrderStatus.Submitted, OrderAct.Endorse), (order.Status, order.Steps[^1].Act));
        Assert.Single(order.TakeEvents().OfType<OrderEndorsed>());
        Assert.Throws<RuleBroken>(() => order.Approve(head, null, Trade.Now));

        order.Approve(director, null, Trade.Now);
        Assert.Equal(OrderStatus.Approved, order.Status);
        Assert.Equal([ApprovalState.Approved, ApprovalState.Approved], order.Approvals.Select(a => a.State));
        Assert.Equal(("同意", head), (order.Approvals[0].Comment, order.Approvals[0].DecidedBy));
    }

    [Fact]
    public void Any_one_of_several_is_enough()
    {
        var order = Place(ApprovalMode.AnyOne, head, director);

        order.Approve(director, null, Trade.Now);

        Assert.Equal(OrderStatus.Approved, order.Status);
        Assert.Equal([ApprovalState.NotNeeded, ApprovalState.Approved], order.Approvals.Select(a => a.State));
    }

    [Fact]
    public void The_orderer_never_approves_even_where_a_rule_names_them()
    {
        var order = Place(ApprovalMode.InOrder, trade.Orderer, head);
        Assert.Equal([head], order.Approvals.Select(a => a.ApproverId));
        Assert.Throws<RuleBroken>(() => order.Approve(trade.Orderer, null, Trade.Now));
        Assert.Throws<RuleBroken>(() => order.Reject(trade.Orderer, "不要", Trade.Now));

        Assert.Empty(Place(ApprovalMode.InOrder, trade.Orderer).Approvals);
    }

    [Fact]
    public void A_substitute_decides_on_behalf_and_nobody_twice()
    {
        var order = Place(ApprovalMode.InOrder, head, director);

        order.Approve(other, null, Trade.Now, new HashSet<Guid> { head });

        Assert.Equal((other, (Guid?)head), (order.Approvals[0].DecidedBy, order.Approvals[0].OnBehalfOf));
        Assert.Throws<RuleBroken>(() => order.Approve(other, null, Trade.Now, new HashSet<Guid> { director }));
        // Whoever is named for a later step does not use it up as a substitute.
        Assert.Throws<RuleBroken>(() => Place(ApprovalMode.InOrder, head, director).Approve(director, null, Trade.Now, new HashSet<Guid> { head }));
    }

    [Fact]
    public void A_rejection_at_any_step_ends_the_order()
    {
        var order = Place(ApprovalMode.InOrder, head, director);
        order.Approve(head, null, Trade.Now);

        order.Reject(director, "价格偏高", Trade.Now);

        Assert.Equal(OrderStatus.Rejected, order.Status);
        Assert.Equal(ApprovalState.Rejected, order.Approvals[1].State);
        Assert.Throws<RuleBroken>(() => Place(ApprovalMode.InOrder, head).Reject(other, "不行", Trade.Now));
    }

    [Fact]
    public void Who_may_exceed_decides_last_and_says_why()
    {
        var order = Place(new ApprovalCourse(null, ApprovalMode.AnyOne, [head, other]), new(director, Money.FromYuan(30)));
        Assert.True(order.AwaitsExcess);
        Assert.Throws<RuleBroken>(() => order.Approve(director, "确有需要", Trade.Now));
        order.Approve(other, null, Trade.Now);
        Assert.Equal((OrderStatus.Submitted, Money.Zero), (order.Status, order.Commits()));
        Assert.Throws<RuleBroken>(() => order.Approve(director, " ", Trade.Now));

        order.Approve(director, "确有需要", Trade.Now);

        Assert.Equal((OrderStatus.Approved, order.Total), (order.Status, order.Commits()));
        Assert.Equal("确有需要", Assert.Single(order.TakeEvents().OfType<OrderExcessApproved>()).Reason);
    }

    [Fact]
    public void A_covered_order_needs_no_approval_unless_it_exceeds_its_budget()
    {
        var cover = new OrderCover(Guid.NewGuid(), "DQ20261120-0001");
        Assert.Equal(OrderStatus.Approved, Place(new ApprovalCourse(null, ApprovalMode.InOrder, [head]), cover: cover).Status);

        var over = Place(new ApprovalCourse(null, ApprovalMode.InOrder, [head]), new(director, Money.FromYuan(1)), cover);
        Assert.Equal((OrderStatus.Submitted, ApprovalKind.Excess), (over.Status, Assert.Single(over.Approvals).Kind));
    }

    [Fact]
    public void The_first_rule_that_fits_holds()
    {
        var (unit, category) = (Guid.NewGuid(), Guid.NewGuid());
        ApprovalRule Rule(int position, decimal from, Guid? of, string? budget) => new(unit, position, new($"规则{position}", Money.FromYuan(from), of, budget, ApprovalMode.InOrder, [head]), head, Trade.Now);
        ApprovalRule[] rules = [Rule(3, 0, null, null), Rule(1, 5000, null, null), Rule(2, 0, category, "SP01")];

        int? Position(decimal total, Guid of, string? budget) => ApprovalRule.FirstFor(rules, Money.FromYuan(total), [of], budget)?.Position;

        Assert.Equal(1, Position(5000, category, "SP01"));
        Assert.Equal(2, Position(4999.99m, category, "SP01"));
        Assert.Equal(3, Position(4999.99m, category, "GH01"));
        Assert.Equal(3, Position(100, Guid.NewGuid(), "SP01"));
        rules[0].End(head, Trade.Now);
        Assert.Null(Position(100, Guid.NewGuid(), null));
    }

    [Fact]
    public void A_rule_names_each_approver_once_and_at_least_one()
    {
        ApprovalRule Rule(decimal from, params Guid[] approvers) => new(Guid.NewGuid(), 1, new("规则", Money.FromYuan(from), null, null, ApprovalMode.InOrder, approvers), head, Trade.Now);

        Assert.Throws<RuleBroken>(() => Rule(0));
        Assert.Throws<RuleBroken>(() => Rule(0, head, head));
        Assert.Throws<RuleBroken>(() => Rule(-1, head));
        Assert.Throws<RuleBroken>(() => Rule(0, [.. Enumerable.Range(0, 7).Select(_ => Guid.NewGuid())]));
        Assert.Equal([head, director], Rule(1, head, director).Course.Approvers);
    }
}
