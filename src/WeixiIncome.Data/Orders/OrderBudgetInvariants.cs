using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Data.Orders;

/// <summary>What always holds between orders, their budget lines and their approvals.</summary>
public static class OrderBudgetInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("预算项目的已占用等于未付订单之和", (db, ct) => Verdict.Of(db.BudgetLines, db.BudgetLines.Where(l =>
            (long)l.Committed != db.Orders.Where(o => o.BudgetLineId == l.Id && o.ClosedAt == null && o.Status < OrderStatus.Rejected
                    && !o.Approvals.Any(a => a.Kind == ApprovalKind.Excess && (a.State == ApprovalState.Waiting || a.State == ApprovalState.Due)))
                .Sum(o => o.Status != OrderStatus.Accepted ? (long)o.Total : db.Payables.Where(p => p.OrderId == o.Id)
                    .Select(p => p.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount) > (long)p.Due ? p.Transfers.Where(t => t.Status != TransferStatus.NotReceived).Sum(t => (long)t.Amount) : (long)p.Due).Sum())).Select(l => l.Code), ct)),
        new("预算项目的已支出等于已付订单减退款", (db, ct) => Verdict.Of(db.BudgetLines, db.BudgetLines.Where(l =>
            (long)l.Spent != db.Orders.Where(o => o.BudgetLineId == l.Id && o.ClosedAt != null && o.Status == OrderStatus.Accepted).Sum(o => db.Payables.Where(p => p.OrderId == o.Id).SelectMany(p => p.Transfers).Where(t => t.Status == TransferStatus.Received).Sum(t => (long)t.Amount))
                + db.BudgetMovements.Where(m => m.LineId == l.Id && m.Cause == BudgetCause.Refunded).Sum(m => (long)m.SpentDelta)).Select(l => l.Code), ct)),
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
