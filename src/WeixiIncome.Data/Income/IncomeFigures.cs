using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Income;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Income;

/// <summary>What is known of an area's income in a year: imported figures and what is computed here, apart.</summary>
/// <param name="People">Of the households whose income was imported.</param>
/// <param name="Receipts">Confirmed payments of the market to alleviated households: gross operating receipts, computed here.</param>
/// <param name="PeopleHere">Of all alleviated households registered in the area: what the receipts are divided by.</param>
public sealed record IncomeFigures(int Households, int Imported, int People, Money Operating, Money ProductionCosts, Money Wage, Money Property, Money Transfer, Money Receipts, int PeopleHere)
{
    /// <summary>Per head; none where nothing was imported.</summary>
    public Money? PerHead(IncomeKind kind) => People == 0 ? null : Divided(kind switch
    {
        IncomeKind.Operating => Operating - ProductionCosts,
        IncomeKind.Wage => Wage,
        IncomeKind.Property => Property,
        IncomeKind.Transfer => Transfer,
        _ => Operating - ProductionCosts + Wage + Property + Transfer,
    }, People);

    public Money? ReceiptsPerHead => PeopleHere == 0 ? null : Divided(Receipts, PeopleHere);

    private static Money Divided(Money sum, int by) => new((long)Math.Round((decimal)sum.Fen / by, MidpointRounding.AwayFromZero));
}

/// <summary>Households under the ¥10,000 line, against the year before.</summary>
public sealed record LineMovement(int Known, int Below, int Rose, int Fell);

/// <summary>How income figures are read: narrow rows of a year, summed by place.</summary>
public sealed class IncomeBook
{
    private sealed record Row(Guid Id, string VillageCode, int People);

    private readonly List<Row> households;
    private readonly Dictionary<Guid, HouseholdIncome> imported;
    private readonly Dictionary<Guid, long> receipts;
    private readonly Dictionary<Guid, (long? Now, long? Before)> lines;

    private IncomeBook(List<Row> households, Dictionary<Guid, HouseholdIncome> imported, Dictionary<Guid, long> receipts, Dictionary<Guid, (long?, long?)> lines) =>
        (this.households, this.imported, this.receipts, this.lines) = (households, imported, receipts, lines);

    /// <summary>Four queries over the alleviated households of an area.</summary>
    public static async Task<IncomeBook> Read(MarketDb db, string areaCode, int year, CancellationToken ct)
    {
        var (low, high) = (areaCode, areaCode + ":");
        var within = db.Households.AsNoTracking().Where(h => string.Compare(h.VillageCode, low) >= 0 && string.Compare(h.VillageCode, high) < 0
            && (h.Kind == HouseholdKind.Alleviated || h.Kind == HouseholdKind.UnstablyAlleviated) && h.Status == HouseholdStatus.Registered);
        var rows = await within.Select(h => new Row(h.Id, h.VillageCode, h.Members.Count(m => m.LeftOn == null))).ToListAsync(ct);
        var known = await db.HouseholdIncomes.AsNoTracking().Where(i => i.Year == year && within.Any(h => h.Id == i.HouseholdId)).ToDictionaryAsync(i => i.HouseholdId, ct);
        var (first, last) = IncomeYear.Days(year);
        var paid = await db.PayoutLines.AsNoTracking().Where(l => l.Status == PayoutLineStatus.Paid && l.PaidOn >= first && l.PaidOn <= last && within.Any(h => h.Id == l.HouseholdId))
            .GroupBy(l => l.HouseholdId).Select(g => new { g.Key, Fen = g.Sum(l => (long)l.Amount) }).ToDictionaryAsync(g => g.Key, g => g.Fen, ct);
        var years = await within.SelectMany(h => h.Years).Where(y => y.Year == year || y.Year == year - 1).Select(y => new { y.HouseholdId, y.Year, Fen = (long)y.NetPerHead }).ToListAsync(ct);
        var against = years.GroupBy(y => y.HouseholdId).ToDictionary(g => g.Key, g => (g.FirstOrDefault(y => y.Year == year)?.Fen, g.FirstOrDefault(y => y.Year == year - 1)?.Fen));
        return new(rows, known, paid, against);
    }

    public IncomeFigures Of(string areaCode)
    {
        var here = households.Where(h => h.VillageCode.StartsWith(areaCode, StringComparison.Ordinal)).ToArray();
        var known = here.Select(h => imported.GetValueOrDefault(h.Id)).OfType<HouseholdIncome>().ToArray();
        Money Sum(Func<HouseholdIncome, Money> of) => known.Aggregate(Money.Zero, (sum, i) => sum + of(i));
        return new(here.Length, known.Length, known.Sum(i => i.People), Sum(i => i.Operating), Sum(i => i.ProductionCosts), Sum(i => i.Wage), Sum(i => i.Property), Sum(i => i.Transfer),
            new(here.Sum(h => receipts.GetValueOrDefault(h.Id))), here.Sum(h => h.People));
    }

    public LineMovement Movement(string areaCode)
    {
        var here = households.Where(h => h.VillageCode.StartsWith(areaCode, StringComparison.Ordinal)).Select(h => lines.GetValueOrDefault(h.Id)).Where(l => l.Now is not null).ToArray();
        bool Below(long? fen) => fen < HouseholdYear.Line.Fen;
        return new(here.Length, here.Count(l => Below(l.Now)), here.Count(l => l.Before is not null && Below(l.Before) && !Below(l.Now)), here.Count(l => l.Before is not null && !Below(l.Before) && Below(l.Now)));
    }
}
