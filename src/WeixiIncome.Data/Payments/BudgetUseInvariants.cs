using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Data.Payments;

/// <summary>What always holds between budget lines, the orders that hold them and what was paid for these.</summary>
public static class BudgetUseInvariants
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
    ];
}
