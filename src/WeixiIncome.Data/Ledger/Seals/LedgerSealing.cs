using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Data.Ledger.Seals;

/// <summary>Closing days, one after the other.</summary>
public static class LedgerSealing
{
    /// <summary>
    /// Closes the next day that is over, in a transaction of its own; days without entries too, from the first that has one.
    /// </summary>
    /// <returns>The seal, or nothing where no day is due.</returns>
    public static Task<LedgerSeal?> SealNextDay(this MarketDb db, DateTime now, CancellationToken ct) => db.Write<LedgerSeal?>(async token =>
    {
        var before = await db.LedgerSeals.AsNoTracking().OrderByDescending(s => s.Day).FirstOrDefaultAsync(token);
        var day = before?.Day.AddDays(1) ?? await db.Ledger.MinAsync(e => (DateOnly?)e.RecordedOn, token);
        if (day is not { } due || due > LedgerSeal.LastDue(now)) return null;
        var entries = await db.Ledger.AsNoTracking().Where(e => e.RecordedOn == due).ToListAsync(token);
        // Both engines order identifiers in ways of their own; the tree has one.
        var leaves = entries.OrderBy(e => e.Id.ToString("N"), StringComparer.Ordinal).Select((entry, position) => new LedgerLeaf(entry, position)).ToArray();
        var seal = LedgerSeal.Close(before, due, [.. leaves.Select(l => l.Hash)], now);
        db.LedgerLeaves.AddRange(leaves);
        db.LedgerSeals.Add(seal);
        await db.GrowTotals(entries, token);
        await db.SaveChangesAsync(token);
        db.ChangeTracker.Clear();
        return seal;
    }, ct);

    /// <summary>The leaves of a day in their order.</summary>
    public static IQueryable<LedgerLeaf> LeavesOf(this MarketDb db, DateOnly day) => db.LedgerLeaves.AsNoTracking().Where(l => l.Day == day).OrderBy(l => l.Position);
}
