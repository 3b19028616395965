using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger;

/// <summary>The only ways into the ledger. What is there already is not written again; a unique key stands behind that.</summary>
public static class LedgerWriting
{
    /// <summary>Adds an order's entries of a stage; an event that comes twice adds nothing.</summary>
    /// <param name="paidOn">The day of the transfer that settled it, for verified entries.</param>
    public static async Task Record(this MarketDb db, Order order, Stage stage, DateOnly? paidOn, DateTime now, CancellationToken ct)
    {
        var known = await db.Entered(order.Id, stage, ct);
        db.Ledger.AddRange(LedgerEntry.Of(order, stage, paidOn, now).Where(entry => known.TrueForAll(k => k.SourceLineId != entry.SourceLineId)));
    }

    /// <summary>Takes an order's entries of a stage back, each by its linked negative, on the day on which it fell through.</summary>
    public static async Task TakeBack(this MarketDb db, Guid orderId, Stage stage, string reason, DateTime now, CancellationToken ct)
    {
        var known = await db.Entered(orderId, stage, ct);
        foreach (var entry in known.Where(e => !e.IsReversal && known.TrueForAll(k => k.ReversesId != e.Id)))
            db.Ledger.Add(entry.Reverse(reason, BusinessDate.Of(now), now));
    }

    /// <summary>Moves what stands of an order to the unit that it is bound to now: each entry taken back and written anew, linked.</summary>
    public static async Task Rebind(this MarketDb db, Order order, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var known = await db.Entered(order.Id, stage, ct);
            foreach (var entry in known.Where(e => !e.IsReversal && e.BoundUnitId != order.BoundUnitId && known.TrueForAll(k => k.ReversesId != e.Id)))
            {
                var (back, anew) = entry.Rebind(order.BoundUnitId, order.Relation, reason, now);
                db.Ledger.AddRange(back, anew);
            }
        }
    }

    /// <summary>
    /// Whose produce an order's accepted lines were is seen otherwise: the entries of each line that changes are taken back on the day that
    /// they counted for and written anew, linked.
    /// </summary>
    public static async Task Rebase(this MarketDb db, Order order, string reason, DateTime now, CancellationToken ct)
    {
        foreach (var stage in new[] { Stage.Accepted, Stage.Verified })
        {
            var known = await db.Entered(order.Id, stage, ct);
            var standing = known.Where(e => !e.IsReversal && known.TrueForAll(k => k.ReversesId != e.Id)).ToLookup(e => e.SourceLineId);
            if (standing.Count == 0) continue;
            var anew = LedgerEntry.Of(order, stage, known[0].PaidOn, now).ToLookup(e => e.SourceLineId);
            foreach (var line in standing.Where(line => !Same(line, anew[line.Key])))
            {
                var revision = known.Where(k => k.SourceLineId == line.Key).Max(k => k.Revision) + 1;
                db.Ledger.AddRange(line.Select(entry => entry.Reverse(reason, entry.CountsOn, now)));
                db.Ledger.AddRange(anew[line.Key].Select(entry => entry.Revised(revision, reason)));
            }
        }
    }

    private static bool Same(IEnumerable<LedgerEntry> a, IEnumerable<LedgerEntry> b) =>
        a.Select(e => (e.Base, e.Unattributed, e.Amount)).Order().SequenceEqual(b.Select(e => (e.Base, e.Unattributed, e.Amount)).Order());

    private static async Task<List<LedgerEntry>> Entered(this MarketDb db, Guid orderId, Stage stage, CancellationToken ct)
    {
        var saved = await db.Ledger.AsNoTracking().Where(e => e.SourceId == orderId && e.Stage == stage).ToListAsync(ct);
        var waiting = db.ChangeTracker.Entries<LedgerEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity);
        return [.. saved, .. waiting.Where(e => e.SourceId == orderId && e.Stage == stage)];
    }
}
