using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
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
    /// <summary>A row of the query, as the database gives it.</summary>
    private sealed record Sum(int Stage, int Relation, int Purpose, int Series, int Base, bool Unattributed, string Place, Guid? Category, int Month, long Fen);

    public static IQueryable<LedgerEntry> Matching(this IQueryable<LedgerEntry> entries, LedgerFilter filter) => filter.Narrow(entries);

    /// <summary>Entries that count for a calendar year of business dates.</summary>
    public static IQueryable<LedgerEntry> OfYear(this IQueryable<LedgerEntry> entries, int year)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return entries.Where(e => e.CountsOn >= first && e.CountsOn < after);
    }

    /// <summary>One query: every dimension that a page of goals breaks down by.</summary>
    /// <param name="areaCode">Where the produce comes from: a province, county or township.</param>
    public static Task<IReadOnlyList<LedgerCell>> LedgerCells(this MarketDb db, string areaCode, int year, CancellationToken ct) =>
        db.Read(areaCode, year, "TownshipCode AS Place, CategoryId AS Category, Month", ", TownshipCode, CategoryId, Month", ct);

    /// <summary>One query: only what the goal's rule asks about, for cards.</summary>
    public static Task<IReadOnlyList<LedgerCell>> LedgerSums(this MarketDb db, string areaCode, int year, CancellationToken ct) =>
        db.Read(areaCode, year, "'' AS Place, NULL AS Category, 0 AS Month", "", ct);

    /// <summary>
    /// The totals of closed days, and the entries of days that are not closed yet, in one statement: a day that is closed meanwhile is in
    /// one of them and never in both. The year of the entries is asked for in a way that keeps the database to the few of those days.
    /// </summary>
    private static async Task<IReadOnlyList<LedgerCell>> Read(this MarketDb db, string areaCode, int year, string columns, string grouping, CancellationToken ct)
    {
        const string Kind = "Stage, Relation, Purpose, Series, Base, Unattributed";
        var (low, high) = Visibility.Range(areaCode);
#pragma warning disable EF1002 // Only names of columns stand in it.
        var sums = await db.Database.SqlQueryRaw<Sum>($$"""
            SELECT {{Kind}}, {{columns}}, CAST(SUM(Fen) AS INTEGER) AS Fen FROM (
                SELECT {{Kind}}, TownshipCode, CategoryId, Month, Amount AS Fen FROM LedgerTotals WHERE Year = {0} AND TownshipCode >= {1} AND TownshipCode < {2}
                UNION ALL
                SELECT {{Kind}}, TownshipCode, CategoryId, CAST(SUBSTR(CountsOn, 6, 2) AS INTEGER), Amount FROM Ledger
                WHERE RecordedOn > COALESCE((SELECT MAX(Day) FROM LedgerSeals), '0001-01-01') AND CAST(SUBSTR(CountsOn, 1, 4) AS INTEGER) = {0}
                    AND SupplierAreaCode >= {1} AND SupplierAreaCode < {2}
            ) parts GROUP BY {{Kind}}{{grouping}}
            """, year, low, high).ToListAsync(ct);
#pragma warning restore EF1002
        return [.. sums.Select(s => new LedgerCell((Stage)s.Stage, (AssistanceRelation)s.Relation, (Purpose)s.Purpose, (Series)s.Series, (PurchaseBase)s.Base, s.Unattributed,
            s.Place, s.Category ?? Guid.Empty, s.Month, new Money(s.Fen)))];
    }
}
