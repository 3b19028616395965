using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Reserves;

namespace WeixiIncome.Data.Reserves;

/// <summary>What always holds of the reserve.</summary>
public static class ReserveInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("预留金额等于食材总额乘以比例，不预留的为 0", (db, ct) => Verdict.Of(db.ReserveFilings.AsNoTracking(),
            filing => filing.Reserved == filing.Terms.Reserved && filing.UnionDemand == filing.Terms.UnionDemand && (filing.Mode.Reserves() || filing.Reserved.IsZero)
                && filing.Mode == CanteenMode.Shared == filing.RepresentativeId is not null ? null : $"{filing.UnitId} {filing.Year}", ct)),
        new("合用食堂的代表单位当年自己填报预留份额", (db, ct) => Verdict.Of(db.ReserveFilings.Where(f => f.RepresentativeId != null), db.ReserveFilings
            .Where(f => f.RepresentativeId != null && !db.ReserveFilings.Any(r => r.UnitId == f.RepresentativeId && r.Year == f.Year && (r.Mode == CanteenMode.Own || r.Mode == CanteenMode.Outsourced)))
            .Join(db.Organisations, f => f.UnitId, o => o.Id, (_, o) => o.Name), ct)),
        new("计入的 832 订单，分录合计等于付款减退款，不计入的为 0", (db, ct) => Verdict.Of(db.Purchases832.AsNoTracking().Include(p => p.Records).Include(p => p.Entries),
            purchase => purchase.Entries.Sum(e => e.Amount.Fen) == (purchase.Counts ? purchase.Amount.Fen - purchase.Refunded.Fen : 0) ? null : purchase.Number, ct)),
        new("832 订单未冲销的分录都在绑定单位名下", (db, ct) => Verdict.Of(db.ReserveEntries.Where(e => !e.IsReversal), db.Purchases832
            .Where(p => p.Entries.Any(e => !e.IsReversal && e.UnitId != p.UnitId && !db.ReserveEntries.Any(r => r.ReversesId == e.Id))).Select(p => p.Number), ct)),
        new("832 分录的冲销与原分录相抵为 0，并指向它", (db, ct) => Verdict.Of(db.ReserveEntries.Where(e => e.IsReversal), db.Purchases832
            .Where(p => p.Entries.Any(e => e.IsReversal != (e.ReversesId != null)
                || e.IsReversal && !db.ReserveEntries.Any(o => o.Id == e.ReversesId && !o.IsReversal && o.PurchaseId == e.PurchaseId && o.Year == e.Year && (long)o.Amount + (long)e.Amount == 0)))
            .Select(p => p.Number), ct)),
        new("已批准的绑定更正都有确认人，且不是申请人", (db, ct) => Verdict.Of(db.BindingCorrections.Where(c => c.Status == CorrectionStatus.Approved), db.BindingCorrections
            .Where(c => c.Status == CorrectionStatus.Approved && (c.DecidedBy == null || c.DecidedBy == c.AskedBy)).Select(c => c.Number), ct)),
    ];
}
