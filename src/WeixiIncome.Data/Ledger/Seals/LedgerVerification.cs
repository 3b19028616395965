using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Data.Ledger.Seals;

/// <summary>What was kept of a seal outside the database.</summary>
/// <param name="IsGenuine">Its signature is right.</param>
public sealed record KeptHead(int Sequence, DateOnly Day, int Count, long Total, string Root, string Head, bool IsGenuine);

/// <summary>Days and entries that were held against their seals, and the first that differs.</summary>
public sealed record LedgerVerdict(int Days, long Entries, LedgerFault? Fault);

/// <summary>
/// Holds every entry against its leaf, every day's leaves against its root, every seal against the one before and against what was kept
/// and signed outside the database.
/// </summary>
public static class LedgerVerification
{
    public static async Task<LedgerVerdict> Verify(this MarketDb db, IReadOnlyList<KeptHead> kept, CancellationToken ct)
    {
        var (days, entries) = (0, 0L);
        LedgerSeal? before = null;
        LedgerVerdict Found(LedgerFaultKind kind, DateOnly day) => new(days, entries, new(kind, day));
        List<LedgerSeal> seals;
        try
        {
            seals = await db.LedgerSeals.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync(ct);
            if (seals.Count > 0 && await First(db, seals[0].Day, ct) is { } early) return new(0, 0, early);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return new(0, 0, new(LedgerFaultKind.Unreadable, kept.Count > 0 ? kept[0].Day : DateOnly.MinValue));
        }
        foreach (var seal in seals)
        {
            if (kept.Count > days && !kept[days].IsGenuine) return Found(LedgerFaultKind.HeadNotKept, seal.Day);
            if (before is not null && seal.Day != before.Day.AddDays(1)) return Found(LedgerFaultKind.SealMissing, before.Day.AddDays(1));
            var fault = await Examine(db, seal, ct);
            if (fault is not null) return new(days, entries, fault);
            if (!seal.Follows(before)) return Found(LedgerFaultKind.ChainBroken, seal.Day);
            if (kept.Count <= days) return Found(LedgerFaultKind.HeadNotKept, seal.Day);
            if (!Same(kept[days], seal)) return Found(LedgerFaultKind.HeadDiffers, seal.Day);
            (before, days, entries) = (seal, days + 1, entries + seal.Count);
        }
        return kept.Count > days ? Found(LedgerFaultKind.SealMissing, kept[days].Day) : new(days, entries, null);
    }

    private static bool Same(KeptHead kept, LedgerSeal seal) =>
        (kept.Sequence, kept.Day, kept.Count, kept.Total, kept.Root, kept.Head) == (seal.Sequence, seal.Day, seal.Count, seal.Total, seal.Root, seal.Head);

    /// <summary>An entry that pretends to have been written before the first day that was closed.</summary>
    private static async Task<LedgerFault?> First(MarketDb db, DateOnly first, CancellationToken ct) =>
        await db.Ledger.Where(e => e.RecordedOn < first).OrderBy(e => e.RecordedOn).Select(e => new { e.Id, e.SourceNumber, e.RecordedOn }).FirstOrDefaultAsync(ct) is { } early
            ? new(LedgerFaultKind.EntryAdded, early.RecordedOn, early.Id, early.SourceNumber) : null;

    private static async Task<LedgerFault?> Examine(MarketDb db, LedgerSeal seal, CancellationToken ct)
    {
        try
        {
            if (await RawForms.FirstOdd(db, seal.Day, ct) is { } odd) return odd;
            var leaves = await db.LeavesOf(seal.Day).ToListAsync(ct);
            var entries = await db.Ledger.AsNoTracking().Where(e => e.RecordedOn == seal.Day).ToDictionaryAsync(e => e.Id, ct);
            foreach (var leaf in leaves)
            {
                // One that was moved to another day is not where its leaf says it was.
                if (!entries.Remove(leaf.EntryId, out var entry))
                    return await db.Ledger.AsNoTracking().FirstOrDefaultAsync(e => e.Id == leaf.EntryId, ct) is { } moved
                        ? new(LedgerFaultKind.EntryChanged, seal.Day, moved.Id, moved.SourceNumber) : new(LedgerFaultKind.EntryMissing, seal.Day, leaf.EntryId);
                if (!CryptographicOperations.FixedTimeEquals(MerkleTree.Leaf(LeafText.Of(entry)), leaf.Hash)) return new(LedgerFaultKind.EntryChanged, seal.Day, entry.Id, entry.SourceNumber);
            }
            if (entries.Values.OrderBy(e => e.Id).FirstOrDefault() is { } added) return new(LedgerFaultKind.EntryAdded, seal.Day, added.Id, added.SourceNumber);
            if (leaves.Where((leaf, position) => leaf.Position != position).Any() || leaves.Count != seal.Count) return new(LedgerFaultKind.LeavesBroken, seal.Day);
            return Convert.ToHexStringLower(MerkleTree.Root([.. leaves.Select(l => l.Hash)])) == seal.Root ? null : new(LedgerFaultKind.RootDiffers, seal.Day);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return new(LedgerFaultKind.Unreadable, seal.Day);
        }
    }
}
