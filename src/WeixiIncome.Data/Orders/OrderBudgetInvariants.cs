using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Data.Orders;

/// <summary>What always holds between orders, their budget lines and their approvals.</summary>
public static class OrderBudgetInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("订单的预算项目属于下单的单位", (db, ct) => Verdict.Of(db.Orders.Where(o => o.BudgetLineId != null), db.Orders.Where(o => o.BudgetLineId != null
            && !db.BudgetLines.Any(l => l.Id == o.BudgetLineId && l.UnitId == o.BuyerId)).Select(o => o.Number), ct)),
        new("没有人审批自己的订单，也没有人审批两次", (db, ct) => Verdict.Of(db.Set<OrderApproval>(), db.Orders.Where(o =>
            o.Approvals.Any(a => a.DecidedBy == o.PlacedBy)
            || o.Approvals.Any(a => a.DecidedBy != null && o.Approvals.Any(b => b.Id != a.Id && b.DecidedBy == a.DecidedBy))).Select(o => o.Number), ct)),
        new("通过审批的订单没有未决的审批", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Approvals.Count > 0), db.Orders.Where(o =>
            o.Status != OrderStatus.Submitted && o.Status < OrderStatus.Rejected && o.Approvals.Any(a => a.State == ApprovalState.Waiting || a.State == ApprovalState.Due || a.State == ApprovalState.Rejected)
            || o.Status == OrderStatus.Submitted && o.Approvals.Count > 0 && !o.Approvals.Any(a => a.State == ApprovalState.Due)).Select(o => o.Number), ct)),
    ];
}
