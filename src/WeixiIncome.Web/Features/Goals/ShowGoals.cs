using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>A year's goal with all that carries it. The county's unless the province is asked for.</summary>
public sealed record ShowGoals(int? Year, string? Area) : IRequest<GoalsPage?>;

/// <param name="MayEnter">Whether this person may enter or correct the year's goal.</param>
public sealed record GoalsPage(GoalCard Card, string AreaName, IReadOnlyList<int> Years, IReadOnlyList<Breakdown> Breakdowns, bool MayEnter);

/// <summary>The same totals cut along one dimension; the rows add up to the whole.</summary>
public sealed record Breakdown(string Id, string Title, string Head, IReadOnlyList<BreakdownRow> Rows);

/// <param name="Filter">Which entries stand behind the row; with a reading and a stage it opens exactly the number.</param>
public sealed record BreakdownRow(string Name, TwoReadings Readings, LedgerFilter Filter, bool Opens);

internal sealed class ShowGoalsHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock, Words words) : IRequestHandler<ShowGoals, GoalsPage?>
{
    private const int FirstYear = 2022;

    public async Task<GoalsPage?> Handle(ShowGoals request, CancellationToken cancellationToken)
    {
        var area = request.Area ?? (user.Has(MarketRole.ProvinceViewer) ? Area.Yunnan : Area.Weixi);
        if (area is not (Area.Weixi or Area.Yunnan)) return null;
        var today = clock.Today();
        var goals = await db.Goals.AsNoTracking().Where(g => g.AreaCode == area).ToListAsync(cancellationToken);
        var year = request.Year ?? today.Year;
        var years = Enumerable.Range(FirstYear, Math.Max(1, today.Year - FirstYear + 1)).Union(goals.Select(g => g.Year)).Order().ToArray();
        if (!years.Contains(year)) return null;
        var goal = goals.Find(g => g.Year == year);
        var cells = await db.LedgerCells(area, year, cancellationToken);
        var card = new GoalCard(area, year, goal, TwoReadings.Of(cells, goal?.Rule ?? GoalCard.RuleOf(area)), today, user.Opens(area));
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, cancellationToken);
        return new(card, areas.Name(area), years, [.. Breakdowns(card, cells, categories)], area == Area.Weixi && goal?.IsPlan != true && EnterGoal.MayBy(user));
    }

    private IEnumerable<Breakdown> Breakdowns(GoalCard card, IReadOnlyList<LedgerCell> cells, Dictionary<Guid, string> categories)
    {
        yield return new("channel", "分渠道", "渠道", Rows(card, cells, Enum.GetValues<Channel>(), c => c.Channel, c => words.Of(c), (f, c) => f with { Channel = c }, card.Opens));
        yield return Places(card, cells);
        yield return new("category", "分品类", "品类", Largest(Rows(card, cells, cells.Select(c => c.Category).Distinct(), c => c.Category,
            c => categories.TryGetValue(c, out var name) ? words[name] : words["未知品类"], (f, c) => f with { Category = c }, card.Opens)));
        var months = Enumerable.Range(1, card.Year == card.Today.Year ? card.Today.Month : 12).Union(cells.Select(c => c.Month)).Order();
        yield return new("month", "分月份", "月份", Rows(card, cells, months, c => c.Month, m => words.Month(card.Year, m), (f, m) => f with { Month = m }, card.Opens));
    }

    /// <summary>A county's townships, all of them; a province's counties, those with purchases.</summary>
    private Breakdown Places(GoalCard card, IReadOnlyList<LedgerCell> cells)
    {
        var isCounty = card.AreaCode == Area.Weixi;
        string PlaceOf(LedgerCell cell) => isCounty || cell.Place.Length < 6 ? cell.Place : cell.Place[..6];
        var places = (isCounty ? areas.Under(card.AreaCode).Select(a => a.Code) : []).Union(cells.Select(PlaceOf));
        var rows = places.Select(place => new BreakdownRow(areas.Name(place), TwoReadings.Of([.. cells.Where(c => PlaceOf(c) == place)], card.Rule),
            card.Filter with { Area = place }, card.Opens && place.Length >= 6 && place != card.AreaCode || user.Opens(place) && place.Length == 9));
        return isCounty ? new("place", "分乡镇", "乡镇", Largest(rows)) : new("place", "分县", "县级", Largest(rows));
    }

    private static IReadOnlyList<BreakdownRow> Rows<TKey>(GoalCard card, IReadOnlyList<LedgerCell> cells, IEnumerable<TKey> keys, Func<LedgerCell, TKey> keyOf,
        Func<TKey, string> name, Func<LedgerFilter, TKey, LedgerFilter> narrow, bool opens) where TKey : notnull
    {
        var groups = cells.ToLookup(keyOf);
        return [.. keys.Select(key => new BreakdownRow(name(key), TwoReadings.Of([.. groups[key]], card.Rule), narrow(card.Filter, key), opens))];
    }

    private static IReadOnlyList<BreakdownRow> Largest(IEnumerable<BreakdownRow> rows) =>
        [.. rows.OrderByDescending(r => r.Readings.All.Verified.Fen).ThenByDescending(r => r.Readings.All.Ordered.Fen).ThenBy(r => r.Name, StringComparer.Ordinal)];
}
