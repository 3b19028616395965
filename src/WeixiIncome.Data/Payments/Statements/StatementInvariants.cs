using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Payments.Statements;

namespace WeixiIncome.Data.Payments.Statements;

/// <summary>What always holds of statements, invoices and settlements.</summary>
public static class StatementInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("对账单合计等于各行之和", (db, ct) => Verdict.Of(db.Statements, db.Statements.Where(s => (long)s.Total != s.Lines.Sum(l => (long)l.Accepted)).Select(s => s.Number), ct)),
        new("一笔应付只在一份有效的对账单上", (db, ct) => Verdict.Of(db.Payables.Where(p => p.StatementId != null), db.Payables
            .Where(p => db.Statements.Count(s => s.Status != StatementStatus.Refused && s.Lines.Any(l => l.PayableId == p.Id && !l.IsReturn)) != (p.StatementId == null ? 0 : 1))
            .Join(db.Orders, p => p.OrderId, o => o.Id, (_, o) => o.Number), ct)),
        new("结算单的应付等于期初加验收减退货、扣款和到账", (db, ct) => Verdict.Of(db.Settlements,
            db.Settlements.Where(s => (long)s.ToBePaid != (long)s.Opening + (long)s.Accepted - (long)s.Returned - (long)s.Deductions - (long)s.Paid).Select(s => s.Number), ct)),
        new("结算单首尾相接", (db, ct) => Verdict.Of(db.Settlements, db.Settlements
            .Where(s => (long)s.Opening != db.Settlements.Where(b => b.SupplierId == s.SupplierId && b.From < s.From).OrderByDescending(b => b.From).Select(b => (long)b.ToBePaid).FirstOrDefault()).Select(s => s.Number), ct)),
    ];
}
