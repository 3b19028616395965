using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Seals;

/// <summary>The sums that grow when a day is closed.</summary>
public static class SealedTotals
{
    /// <summary>Adds a day's entries to the totals of the months that they count for; saved with the seal.</summary>
    internal static async Task GrowTotals(this MarketDb db, IReadOnlyCollection<LedgerEntry> entries, CancellationToken ct)
    {
        var known = new Dictionary<TotalKey, LedgerTotal>();
        foreach (var (year, month) in entries.Select(e => (e.CountsOn.Year, e.CountsOn.Month)).Distinct())
            foreach (var total in await db.LedgerTotals.Where(t => t.Year == year && t.Month == month).ToListAsync(ct)) known[total.Key] = total;
        foreach (var alike in entries.GroupBy(TotalKey.Of))
        {
            if (!known.TryGetValue(alike.Key, out var total)) db.LedgerTotals.Add(known[alike.Key] = total = new LedgerTotal(alike.Key));
            total.Grow(new Money(alike.Sum(e => e.Amount.Fen)), alike.Count());
        }
    }

    /// <summary>Makes all totals anew from the entries of closed days, in one transaction.</summary>
    /// <returns>How many there are.</returns>
    public static Task<int> RebuildTotals(this MarketDb db, CancellationToken ct) => db.Write(async token =>
    {
        db.LedgerTotals.RemoveRange(await db.LedgerTotals.ToListAsync(token));
        await db.SaveChangesAsync(token);
        var scanned = await db.ScanSealed(token);
        db.LedgerTotals.AddRange(scanned.Select(s => new LedgerTotal(s.Key).Grow(new Money(s.Value.Fen), s.Value.Entries)));
        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
        return scanned.Count;
    }, ct);

    /// <summary>The totals as the entries themselves make them: every entry of every closed day is read.</summary>
    internal static async Task<Dictionary<TotalKey, (long Fen, long Entries)>> ScanSealed(this MarketDb db, CancellationToken ct) =>
        await db.Ledger.AsNoTracking().Where(e => e.RecordedOn <= db.LedgerSeals.Max(s => (DateOnly?)s.Day))
            .GroupBy(e => new { e.CountsOn.Year, e.CountsOn.Month, e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed, e.TownshipCode, e.CategoryId })
            .Select(g => new { g.Key, Fen = g.Sum(e => (long)e.Amount), Entries = g.LongCount() })
            .ToDictionaryAsync(g => new TotalKey(g.Key.Year, g.Key.Month, g.Key.Stage, g.Key.Relation, g.Key.Purpose, g.Key.Series, g.Key.Base, g.Key.Unattributed, g.Key.TownshipCode, g.Key.CategoryId),
                g => (g.Fen, g.Entries), ct);
}
