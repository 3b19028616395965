using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Payments.Payouts;

namespace WeixiIncome.Data.Payments.Payouts;

/// <summary>What always holds of money to households.</summary>
public static class PayoutInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("农户的已付等于已发放各笔之和", (db, ct) => Verdict.Of(db.HouseholdDues, db.HouseholdDues
            .Where(d => (long)d.Paid != db.PayoutParts.Where(p => p.DueId == d.Id && db.PayoutLines.Any(l => l.Id == p.LineId && l.Status == PayoutLineStatus.Paid)).Sum(p => (long)p.Amount))
            .Select(d => d.LotNumber ?? d.Note ?? ""), ct)),
        new("在途的款项等于待发放和有异议各笔之和", (db, ct) => Verdict.Of(db.HouseholdDues, db.HouseholdDues
            .Where(d => (long)d.OnTheWay != db.PayoutParts.Where(p => p.DueId == d.Id && db.PayoutLines.Any(l => l.Id == p.LineId && (l.Status == PayoutLineStatus.Open || l.Status == PayoutLineStatus.Disputed))).Sum(p => (long)p.Amount))
            .Select(d => d.LotNumber ?? d.Note ?? ""), ct)),
        new("发放每行等于它所付各笔应付之和", (db, ct) => Verdict.Of(db.PayoutLines,
            db.PayoutLines.Where(l => (long)l.Amount != l.Parts.Sum(p => (long)p.Amount)).Join(db.Payouts, l => l.PayoutId, p => p.Id, (_, p) => p.Number), ct)),
        new("每次有效过磅都有一笔应付，金额相同", (db, ct) => Verdict.Of(db.WeighIns.Where(w => w.HouseholdId != null), db.WeighIns
            .Where(w => w.HouseholdId != null && db.HouseholdDues.Count(d => d.SourceId == w.Id && d.HouseholdId == w.HouseholdId && d.Amount == w.Amount && (d.VoidedAt == null) == (w.VoidedAt == null)) != 1)
            .Select(w => w.Number), ct)),
        new("作废的应付没有发放过", (db, ct) => Verdict.Of(db.HouseholdDues.Where(d => d.VoidedAt != null),
            db.HouseholdDues.Where(d => d.VoidedAt != null && ((long)d.Paid != 0 || (long)d.OnTheWay != 0)).Select(d => d.LotNumber ?? ""), ct)),
    ];
}
