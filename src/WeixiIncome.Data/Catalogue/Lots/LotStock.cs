using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Catalogue.Lots;

/// <summary>The only way in which a lot's stock changes, and how lots are found.</summary>
public static class LotStock
{
    /// <summary>
    /// Changes a lot's stock by one conditional update and writes the movement beside it; must stand in a command's transaction. Several
    /// lots are moved in ascending order of their ids.
    /// </summary>
    /// <param name="delta">Base units; negative takes, and only from a lot that is not recalled.</param>
    /// <exception cref="RuleBroken">Less is left than would be taken.</exception>
    public static async Task MoveLot(this MarketDb db, Lot lot, long delta, LotCause cause, Guid sourceId, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A lot moves inside a transaction.");
        if (delta == 0) return;
        var moved = await db.Lots.Where(l => l.Id == lot.Id && l.Available >= -delta && (delta > 0 || cause == LotCause.WrittenOff || l.Status != LotStatus.Recalled))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Available, l => l.Available + delta), ct);
        if (moved == 0)
        {
            var left = await db.Lots.AsNoTracking().Where(l => l.Id == lot.Id).Select(l => new { l.Available, l.Status }).SingleAsync(ct);
            throw left.Status == LotStatus.Recalled ? new RuleBroken("批次 {0} 正在召回，停止销售。", lot.Number)
                : new RuleBroken("批次 {0} 只剩 {1}，不够 {2}。", lot.Number, new Measured(left.Available, lot.Unit), new Measured(-delta, lot.Unit)) { IsSuspicious = cause == LotCause.Shipped };
        }
        db.LotMovements.Add(new LotMovement(lot.Id, delta, cause, sourceId, now));
    }

    /// <summary>With shares and inputs, as what is made of it needs.</summary>
    public static IQueryable<Lot> Whole(this IQueryable<Lot> lots) => lots.Include(l => l.Shares).Include(l => l.Inputs).AsSplitQuery();

    /// <summary>L20261126-0001.</summary>
    public static Task<string> NextLotNumber(this MarketDb db, DateTime now, CancellationToken ct) => db.NextDayNumber("L", now, ct);

    /// <summary>Lots themselves and all that was ever made of them, over any number of steps.</summary>
    public static async Task<List<Guid>> MadeOf(this MarketDb db, IReadOnlyCollection<Guid> lots, CancellationToken ct)
    {
        var all = lots.ToList();
        var last = all.ToList();
        while (last.Count > 0)
        {
            last = await db.LotInputs.Where(i => last.Contains(i.SourceLotId)).Select(i => i.LotId).Distinct().ToListAsync(ct);
            last.RemoveAll(all.Contains);
            all.AddRange(last);
        }
        return all;
    }

    /// <summary>Lots themselves and all that ever went into them.</summary>
    public static async Task<List<Guid>> MadeFrom(this MarketDb db, IReadOnlyCollection<Guid> lots, CancellationToken ct)
    {
        var all = lots.ToList();
        var last = all.ToList();
        while (last.Count > 0)
        {
            last = await db.LotInputs.Where(i => last.Contains(i.LotId)).Select(i => i.SourceLotId).Distinct().ToListAsync(ct);
            last.RemoveAll(all.Contains);
            all.AddRange(last);
        }
        return all;
    }
}
