using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>The unit's own approval: by the rule that fitted, one after the other or any one of several; by who may exceed the budget last.</summary>
public sealed partial class Order
{
    private readonly List<OrderApproval> approvals = [];

    /// <summary>Whoever may act for others: substitutes of the absent, and any approver for one who lost the post.</summary>
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();

    /// <summary>The approvals that it needs; none where any approver of the unit may give the one.</summary>
    public IReadOnlyList<OrderApproval> Approvals => approvals;

    /// <summary>Any one of those named by the rule is enough.</summary>
    public bool AnyApproverIsEnough { get; private set; }

    /// <summary>Over its budget line and not decided yet: it holds nothing of the line.</summary>
    public bool AwaitsExcess => approvals.Any(a => a.Kind == ApprovalKind.Excess && a.IsOpen);

    private void Require(OrderTerms terms)
    {
        var course = terms.Cover is null ? terms.Course?.Without(PlacedBy) : null;
        if (course is not null)
            foreach (var approver in course.Approvers.Where(a => a != terms.Excess?.MayExceedId))
                approvals.Add(new(Id, approvals.Count + 1, ApprovalKind.Rule, approver, null));
        if (terms.Excess is { } excess)
        {
            if (excess.MayExceedId == PlacedBy) throw new RuleBroken("下单人不能审批自己的订单，请由其他审批人处理。");
            approvals.Add(new(Id, approvals.Count + 1, ApprovalKind.Excess, excess.MayExceedId, excess.Missing));
        }
        AnyApproverIsEnough = course is { Mode: ApprovalMode.AnyOne };
        OpenNext();
    }

    /// <summary>The step that a person may take now; none if it is not their turn.</summary>
    /// <param name="standsInFor">Those named for whom the person may act today.</param>
    public OrderApproval? DueFor(Guid by, IReadOnlySet<Guid> standsInFor)
    {
        var due = approvals.Where(a => a.State == ApprovalState.Due).OrderBy(a => a.Position).ToArray();
        if (Array.Find(due, a => a.ApproverId == by) is { } own) return own;
        // Whoever is named for a later step does not use it up as a substitute for this one.
        return approvals.Exists(a => a.IsOpen && a.ApproverId == by) ? null : Array.Find(due, a => standsInFor.Contains(a.ApproverId));
    }

    /// <summary>
    /// The unit agrees: the order goes on to the next approver, after the last to the supplier.
    /// </summary>
    /// <param name="standsInFor">Those named for whom the person may act today.</param>
    /// <exception cref="RuleBroken">The orderer, somebody who approved it already, or whose turn it is not.</exception>
    public void Approve(Guid by, string? comment, DateTime now, IReadOnlySet<Guid>? standsInFor = null)
    {
        if (Step(by, OrderAct.Approve, standsInFor) is { } step)
        {
            // Whoever lets an order exceed its budget says why: it stands in the line's history.
            if (step.Kind == ApprovalKind.Excess && string.IsNullOrWhiteSpace(comment)) throw new RuleBroken("订单 {0} 超出预算，请在意见里写明同意的理由。", Number) { Field = "Comment" };
            step.Decide(ApprovalState.Approved, by, comment, now);
            if (AnyApproverIsEnough && step.Kind == ApprovalKind.Rule) approvals.FindAll(a => a.Kind == ApprovalKind.Rule && a.IsOpen).ForEach(a => a.Skip());
            if (step.Kind == ApprovalKind.Excess) Raise(new OrderExcessApproved(Id, by, step.Comment));
            if (OpenNext())
            {
                Take(OrderAct.Endorse, by, comment, now);
                Raise(new OrderEndorsed(Id));
                return;
            }
        }
        PassApproval(by, comment, now);
    }

    /// <summary>The unit does not want it.</summary>
    /// <inheritdoc cref="Approve"/>
    public void Reject(Guid by, string? reason, DateTime now, IReadOnlySet<Guid>? standsInFor = null)
    {
        var why = Guard.Text(reason, "退回原因", 300);
        Step(by, OrderAct.Reject, standsInFor)?.Decide(ApprovalState.Rejected, by, why, now);
        FallThrough(OrderAct.Reject, by, why, now);
    }

    /// <summary>Its budget line was carried over into the next year's: it is paid from that.</summary>
    public void MoveToBudget(Guid budgetLineId) => BudgetLineId = budgetLineId;

    /// <returns>The required approval that the person gives; none where none is required.</returns>
    private OrderApproval? Step(Guid by, OrderAct act, IReadOnlySet<Guid>? standsInFor)
    {
        if (by == PlacedBy) throw new RuleBroken("下单人不能审批自己的订单，请由其他审批人处理。");
        if (Status != OrderStatus.Submitted) throw new RuleBroken("订单 {0} 现在是“{1}”，不能“{2}”。", Number, Status, act);
        if (approvals.Count == 0) return null;
        if (approvals.Exists(a => a.DecidedBy == by)) throw new RuleBroken("您已经审批过订单 {0}：同一张订单要由不同的人审批。", Number);
        return DueFor(by, standsInFor ?? Nobody) ?? throw new RuleBroken("订单 {0} 这一步不由您审批，请等应审批的人或其代理人处理。", Number);
    }

    /// <returns>Whether somebody is next.</returns>
    private bool OpenNext()
    {
        if (approvals.Exists(a => a.State == ApprovalState.Due)) return true;
        var waiting = approvals.Where(a => a.State == ApprovalState.Waiting).OrderBy(a => a.Position).ToList();
        if (waiting.Count == 0) return false;
        if (AnyApproverIsEnough && waiting[0].Kind == ApprovalKind.Rule) waiting.Where(a => a.Kind == ApprovalKind.Rule).ToList().ForEach(a => a.Turn());
        else waiting[0].Turn();
        return true;
    }

    private void PassApproval(Guid by, string? comment, DateTime now)
    {
        Take(OrderAct.Approve, by, comment, now);
        OrderedOn = BusinessDate.Of(now);
        Raise(new OrderApproved(Id));
    }
}
