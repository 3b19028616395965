using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;

namespace WeixiIncome.Data.Buying.Budgets;

/// <summary>What always holds of budget lines by themselves; what binds them to orders stands with the orders.</summary>
public static class BudgetInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("预算项目的可用额不小于 0", (db, ct) => Verdict.Of(db.BudgetLines, Named(db.BudgetLines.Where(l =>
            (long)l.Amount < 0 || (long)l.Reserved < 0 || (long)l.Committed < 0 || (long)l.Spent < 0
            || (long)l.Amount < (long)l.Reserved + (long)l.Committed + (long)l.Spent)), ct)),
        new("预算项目的各项金额等于变动之和", (db, ct) => Verdict.Of(db.BudgetLines, Named(db.BudgetLines.Where(l =>
            (long)l.Amount != db.BudgetMovements.Where(m => m.LineId == l.Id).Sum(m => (long)m.AmountDelta)
            || (long)l.Reserved != db.BudgetMovements.Where(m => m.LineId == l.Id).Sum(m => (long)m.ReservedDelta)
            || (long)l.Committed != db.BudgetMovements.Where(m => m.LineId == l.Id).Sum(m => (long)m.CommittedDelta)
            || (long)l.Spent != db.BudgetMovements.Where(m => m.LineId == l.Id).Sum(m => (long)m.SpentDelta))), ct)),
        new("结转的转出与转入两两相等", (db, ct) => Verdict.Of(db.BudgetMovements.Where(m => m.Cause >= BudgetCause.CarriedOut), Named(db.BudgetLines.Where(l =>
            db.BudgetMovements.Where(m => m.LineId == l.Id && m.Cause >= BudgetCause.CarriedOut && (long)m.AmountDelta < 0).Sum(m => (long)m.AmountDelta)
            + db.BudgetMovements.Where(m => m.LinkedLineId == l.Id && m.Cause >= BudgetCause.CarriedOut && (long)m.AmountDelta > 0).Sum(m => (long)m.AmountDelta) != 0)), ct)),
        new("审批规则都写明审批人", (db, ct) => Verdict.Of(db.ApprovalRules, db.ApprovalRules.Where(r => r.EndedAt == null && r.Approvers.Count == 0).Select(r => r.Name), ct)),
    ];

    private static IQueryable<string> Named(IQueryable<BudgetLine> lines) => lines.Select(l => l.Code);
}
