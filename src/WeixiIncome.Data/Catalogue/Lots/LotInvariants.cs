using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;

namespace WeixiIncome.Data.Catalogue.Lots;

/// <summary>What always holds of lots.</summary>
public static class LotInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("批次的库存等于各次变动之和，不小于 0", (db, ct) => Verdict.Of(db.Lots,
            db.Lots.Where(l => l.Available < 0 || l.Available != db.LotMovements.Where(m => m.LotId == l.Id).Sum(m => m.Delta)).Select(l => l.Number), ct)),
        new("各户份额合计等于批次的投入", (db, ct) => Verdict.Of(db.Lots, db.Lots.Where(l => l.InputWeight != l.Shares.Sum(s => s.Weight)).Select(l => l.Number), ct)),
        new("采收批次的数量等于过磅净重之和", (db, ct) => Verdict.Of(db.Lots.Where(l => l.Kind == LotKind.Harvest), db.Lots
            .Where(l => l.Kind == LotKind.Harvest && (l.Quantity != l.WeighIns.Where(w => w.VoidedAt == null).Sum(w => w.Net) || l.Quantity != l.InputWeight)).Select(l => l.Number), ct)),
        new("加工、合并、拆分批次的投入等于各来源之和", (db, ct) => Verdict.Of(db.Lots.Where(l => l.Kind != LotKind.Harvest),
            db.Lots.Where(l => l.Kind != LotKind.Harvest && l.InputWeight != l.Inputs.Sum(i => i.Quantity)).Select(l => l.Number), ct)),
        new("过磅净重等于毛重减皮重，金额按单价计算", (db, ct) => Verdict.Of(db.Lots.SelectMany(l => l.WeighIns, (l, w) => new { l.Unit, Weighed = w }).AsNoTracking(),
            row => row.Weighed.Net == row.Weighed.Gross - row.Weighed.Tare && row.Weighed.Amount == Domain.Shared.Units.Price(row.Unit, row.Weighed.Price, row.Weighed.Net) ? null : row.Weighed.Number, ct)),
        new("召回中的批次都有未结束的召回", (db, ct) => Verdict.Of(db.Lots.Where(l => l.Status == LotStatus.Recalled),
            db.Lots.Where(l => l.Status == LotStatus.Recalled && !db.Recalls.Any(r => r.EndedAt == null && r.Lots.Any(x => x.LotId == l.Id))).Select(l => l.Number), ct)),
    ];
}
