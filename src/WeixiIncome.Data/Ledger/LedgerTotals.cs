using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger;

/// <summary>The sum of all entries that are alike in everything that channels, goals and bases ask about.</summary>
/// <param name="Place">Township, or county where the supplier's township is unknown; empty where not asked for.</param>
/// <param name="Month">1 to 12; 0 where not asked for.</param>
public sealed record LedgerCell(Stage Stage, AssistanceRelation Relation, Purpose Purpose, Series Series, PurchaseBase Base, bool Unattributed,
    string Place, Guid Category, int Month, Money Amount)
{
    public Channel Channel => Channels.Of(Relation, Purpose, Series);

    /// <summary>Whether it belongs to 「全口径」: any of Weixi's produce, and what has not left yet (「待定」); what is not Weixi's counts for the reserve only.</summary>
    public bool IsOurs => Base is not PurchaseBase.N;
}

/// <summary>Sums over the ledger, made by the database.</summary>
public static class LedgerTotals
{
    public static IQueryable<LedgerEntry> Matching(this IQueryable<LedgerEntry> entries, LedgerFilter filter) => filter.Narrow(entries);

    /// <summary>Entries that count for a calendar year of business dates.</summary>
    public static IQueryable<LedgerEntry> OfYear(this IQueryable<LedgerEntry> entries, int year)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return entries.Where(e => e.CountsOn >= first && e.CountsOn < after);
    }

    /// <summary>One query: every dimension that a page of goals breaks down by.</summary>
    public static async Task<IReadOnlyList<LedgerCell>> Cells(this IQueryable<LedgerEntry> entries, CancellationToken ct) =>
        [.. (await entries
            .GroupBy(e => new { e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed, e.TownshipCode, e.CategoryId, e.CountsOn.Month })
            .Select(g => new { g.Key, Fen = g.Sum(e => (long)e.Amount) })
            .ToListAsync(ct))
            .Select(g => new LedgerCell(g.Key.Stage, g.Key.Relation, g.Key.Purpose, g.Key.Series, g.Key.Base, g.Key.Unattributed,
                g.Key.TownshipCode, g.Key.CategoryId, g.Key.Month, new Money(g.Fen)))];

    /// <summary>One query: only what the goal's rule asks about, for cards.</summary>
    public static async Task<IReadOnlyList<LedgerCell>> Totals(this IQueryable<LedgerEntry> entries, CancellationToken ct) =>
        [.. (await entries
            .GroupBy(e => new { e.Stage, e.Relation, e.Purpose, e.Series, e.Base, e.Unattributed })
            .Select(g => new { g.Key, Fen = g.Sum(e => (long)e.Amount) })
            .ToListAsync(ct))
            .Select(g => new LedgerCell(g.Key.Stage, g.Key.Relation, g.Key.Purpose, g.Key.Series, g.Key.Base, g.Key.Unattributed, "", Guid.Empty, 0, new Money(g.Fen)))];
}
