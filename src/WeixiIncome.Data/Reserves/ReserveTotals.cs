using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Reserves;

/// <summary>A unit with its filing of a year, as lists show it.</summary>
public sealed record UnitFiling(Guid UnitId, string Name, string UnitPath, Guid? SuperiorId, CanteenMode? Mode, Guid? RepresentativeId, int Ratio, long FoodFen, long ReservedFen, long UnionFen,
    FilingSource? Source, DateOnly? FiledOn);

/// <summary>What was paid on 832 for a unit in a year, by line and by what keeps it from counting.</summary>
public sealed record PaidCell(Guid UnitId, ReserveLine Line, CanteenBar Bar, long Fen);

/// <summary>What a unit bought on this market: accepted in the year, and how much of it is the same as an 832 order.</summary>
public sealed record HereCell(Guid UnitId, long Fen, long Also832Fen);

/// <summary>
/// The three questions of the roll-up, each one query over an index, however many orders there are. Static queries, so that
/// their plans can be looked at.
/// </summary>
public static class ReserveTotals
{
    public static IQueryable<UnitFiling> Filings(this MarketDb db, IQueryable<Organisation> units, int year) =>
        from unit in units
        join filing in db.ReserveFilings.Where(f => f.Year == year) on unit.Id equals filing.UnitId into filings
        from filing in filings.DefaultIfEmpty()
        where unit.Kind == OrganisationKind.BudgetUnit && unit.Status == OrganisationStatus.Active || filing != null
        select new UnitFiling(unit.Id, unit.Name, unit.UnitPath, unit.SuperiorId, filing == null ? null : filing.Mode, filing == null ? null : filing.RepresentativeId, filing == null ? 0 : filing.Ratio,
            filing == null ? 0 : (long)filing.FoodTotal, filing == null ? 0 : (long)filing.Reserved, filing == null ? 0 : (long)filing.UnionDemand, filing == null ? null : filing.Source, filing == null ? null : filing.FiledOn);

    public static IQueryable<PaidCell> Paid(this MarketDb db, IQueryable<Organisation> units, int year) =>
        units.Join(db.ReserveEntries, unit => unit.Id, entry => entry.CountsForId, (_, entry) => entry)
            .Where(entry => entry.Year == year)
            .GroupBy(entry => new { entry.CountsForId, entry.Line, entry.Bar })
            .Select(group => new PaidCell(group.Key.CountsForId, group.Key.Line, group.Key.Bar, group.Sum(entry => (long)entry.Amount)));

    /// <summary>
    /// Accepted on this market, from the ledger. What also stands on 832 as a counted purchase is told apart, so that nothing
    /// stands in both figures.
    /// </summary>
    public static IQueryable<HereCell> Here(this MarketDb db, IQueryable<Organisation> units, int year)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        return units.Join(db.Ledger, unit => (Guid?)unit.Id, entry => entry.BoundUnitId, (unit, entry) => new { unit.Id, Entry = entry })
            .Where(pair => pair.Entry.CountsOn >= first && pair.Entry.CountsOn < after && pair.Entry.Stage == Stage.Accepted && pair.Entry.Venue == Venue.ThisPlatform)
            .Select(pair => new { pair.Id, Fen = (long)pair.Entry.Amount, Twice = db.Purchases832.Any(p => p.OrderId == pair.Entry.SourceId && p.Entries.Any(e => !e.IsReversal && !db.ReserveEntries.Any(r => r.ReversesId == e.Id))) })
            .GroupBy(pair => pair.Id)
            .Select(group => new HereCell(group.Key, group.Sum(pair => pair.Fen), group.Sum(pair => pair.Twice ? pair.Fen : 0)));
    }
}
