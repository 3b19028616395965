using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Ledger.Seals;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger;

/// <summary>What always holds of the ledger.</summary>
public static class LedgerInvariants
{
    private static readonly OrderStatus[] FellThrough = [OrderStatus.Rejected, OrderStatus.Declined, OrderStatus.Cancelled];

    public static readonly IReadOnlyList<Invariant> All =
    [
        new("已下单分录合计等于订单总额，落空的为 0", (db, ct) => Verdict.Of(db.Orders.Where(o => o.OrderedOn != null), db.Orders
            .Where(o => db.Ledger.Where(e => e.SourceId == o.Id && e.Stage == Stage.Ordered).Sum(e => (long)e.Amount)
                != (o.OrderedOn == null || FellThrough.Contains(o.Status) ? 0 : (long)o.Total))
            .Select(o => o.Number), ct)),
        new("已验收分录合计等于验收合计减退货", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Status == OrderStatus.Accepted), db.Orders
            .Where(o => db.Ledger.Where(e => e.SourceId == o.Id && e.Stage == Stage.Accepted).Sum(e => (long)e.Amount)
                != (o.Status == OrderStatus.Accepted ? o.Lines.Sum(l => (long)l.AcceptedAmount!.Value) - (long)o.ReturnedTotal : 0))
            .Select(o => o.Number), ct)),
        new("每笔核实的采购都有核实分录，合计等于应付金额", (db, ct) => Verdict.Of(db.Payables.Where(p => p.ProvenAt != null), db.Orders
            .Where(o => db.Ledger.Where(e => e.SourceId == o.Id && e.Stage == Stage.Verified).Sum(e => (long)e.Amount)
                != db.Payables.Where(p => p.OrderId == o.Id && p.ProvenAt != null).Sum(p => (long)p.Due))
            .Select(o => o.Number), ct)),
        new("每行订单在一个阶段每个口径只计一次", (db, ct) => Verdict.Of(db.Ledger, db.Ledger.Where(e => e.ReversesId == null)
            .GroupBy(e => new { e.SourceLineId, e.Stage, e.Base, e.Unattributed, e.Revision, e.SourceNumber }).Where(g => g.Count() > 1).Select(g => g.Key.SourceNumber), ct)),
        new("冲销分录与原分录相抵为 0，并指向它", (db, ct) => Verdict.Of(db.Ledger.Where(e => e.IsReversal), db.Ledger
            .Where(e => e.IsReversal && !db.Ledger.Any(r => r.Id == e.ReversesId && !r.IsReversal && r.ReturnId == e.ReturnId && r.Stage == e.Stage && r.SourceLineId == e.SourceLineId
                    && (long)r.Amount + (long)e.Amount == 0 && r.Quantity + e.Quantity == 0))
            .Select(e => e.SourceNumber), ct)),
        new("采购分录大于 0；退货分录小于 0，指向所退的分录，合计不超过它", (db, ct) => Verdict.Of(db.Ledger.Where(e => !e.IsReversal), db.Ledger
            .Where(e => !e.IsReversal && (e.ReturnId == Guid.Empty
                ? (long)e.Amount <= 0 || e.ReversesId != null
                    || (long)e.Amount + db.Ledger.Where(r => r.ReversesId == e.Id && !r.IsReversal && !db.Ledger.Any(x => x.IsReversal && x.ReversesId == r.Id)).Sum(r => (long)r.Amount) < 0
                : (long)e.Amount >= 0 || !db.Ledger.Any(r => r.Id == e.ReversesId && !r.IsReversal && r.ReturnId == Guid.Empty && r.Stage == e.Stage && r.SourceLineId == e.SourceLineId
                    && r.Base == e.Base && r.Unattributed == e.Unattributed)))
            .Select(e => e.SourceNumber), ct)),
        new("退货在台账里按同意的日期冲减", (db, ct) => Verdict.Of(db.Returns.Where(r => r.GrantedOn != null), db.Returns
            .Where(r => r.GrantedOn != null && -(long)r.Amount != db.Ledger.Where(e => e.ReturnId == r.Id && e.Stage == Stage.Accepted && e.CountsOn == r.GrantedOn).Sum(e => (long)e.Amount))
            .Select(r => r.Number), ct)),
        new("分录的单位、产品和属性与订单相符", (db, ct) => Verdict.Of(db.Ledger.Where(e => e.Source == PurchaseSource.Order), db.Ledger
            .Where(e => e.Source == PurchaseSource.Order && !db.Orders.Any(o => o.Id == e.SourceId && o.Number == e.SourceNumber && o.BuyerId == e.BuyerId && o.SupplierId == e.SupplierId
                && o.Purpose == e.Purpose && o.Activity == e.Activity && o.OrderedOn == e.OrderedOn
                // What a corrected binding took back keeps the unit that it had.
                && (o.Relation == e.Relation && o.BoundUnitId == e.BoundUnitId || e.IsReversal || db.Ledger.Any(r => r.IsReversal && r.ReversesId == e.Id))
                && o.Lines.Any(l => l.Id == e.SourceLineId && l.ProductId == e.ProductId && l.CategoryId == e.CategoryId)))
            .Select(e => e.SourceNumber), ct)),
        new("分录计入的日期：下单看下单日，验收和核实看验收日", (db, ct) => Verdict.Of(db.Ledger.Where(e => e.ReversesId == null), db.Ledger
            .Where(e => e.ReversesId == null && (e.Stage == Stage.Ordered ? e.CountsOn != e.OrderedOn : e.AcceptedOn == null || e.CountsOn != e.AcceptedOn))
            .Select(e => e.SourceNumber), ct)),
        new("证据清单的内容与它的哈希相符", (db, ct) => Verdict.Of(db.EvidenceManifests.AsNoTracking(), m => EvidenceManifest.DigestOf(m.Text) == m.Digest ? null : m.SourceNumber, ct)),
        new("核实分录指向它自己的证据清单", (db, ct) => Verdict.Of(db.Ledger.Where(e => e.EvidenceDigest != null), db.Ledger
            .Where(e => e.EvidenceDigest != null && !db.EvidenceManifests.Any(m => m.Digest == e.EvidenceDigest && m.SourceId == e.SourceId)).Select(e => e.SourceNumber), ct)),
        new("封账后的汇总等于逐条相加", Totals),
    ];

    private static async Task<Verdict> Totals(MarketDb db, CancellationToken ct)
    {
        var scanned = await db.ScanSealed(ct);
        var totals = await db.LedgerTotals.AsNoTracking().ToListAsync(ct);
        var differing = totals.Where(t => !scanned.TryGetValue(t.Key, out var sum) || sum != (t.Amount.Fen, t.Entries)).Select(t => t.Key).Union(scanned.Keys.Except(totals.Select(t => t.Key))).ToArray();
        return new(scanned.Count, differing.Length, [.. differing.Take(5).Select(key => $"{key.Year}-{key.Month:00} {key.Stage} {key.Place}")]);
    }
}
