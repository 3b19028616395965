using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Households;

/// <summary>
/// The two rates of linkage of an area on a day. Source: county plan, measure 3: 2024年实现监测对象“双绑率”达到100%，新型经营主体帮扶带动已脱贫人口覆盖率达100%.
/// </summary>
/// <param name="Monitored">Monitored households (监测对象): the denominator of the 双绑率.</param>
/// <param name="DoublyBound">Of these, bound to a cooperative that is bound to a leading firm.</param>
/// <param name="People">People of alleviated households (已脱贫人口): the denominator of the coverage.</param>
/// <param name="Covered">Of these, in households bound to any cooperative or firm.</param>
public sealed record LinkageFigures(int Households, int Monitored, int DoublyBound, int People, int Covered)
{
    /// <summary>Tenths of a percent; none without a denominator.</summary>
    public int? DoubleRate => Monitored == 0 ? null : (int)Math.Floor(DoublyBound * 1000m / Monitored);
    public int? CoverageRate => People == 0 ? null : (int)Math.Floor(Covered * 1000m / People);
}

/// <summary>
/// All that the rates of any day are computed from, narrow rows read by four queries: figures by place and by month come from
/// the same rows, so that they add up.
/// </summary>
public sealed class LinkageBook
{
    private sealed record Row(Guid Id, string VillageCode, HouseholdKind Kind, DateOnly RegisteredOn, DateOnly? LeftOn);

    private sealed record Span(DateOnly From, DateOnly? To)
    {
        public bool Holds(DateOnly day) => From <= day && (To is null || To >= day);
    }

    private readonly List<Row> rows;
    private readonly ILookup<Guid, (Span Span, Guid Supplier)> bindings;
    private readonly ILookup<Guid, Span> firms;
    private readonly ILookup<Guid, Span> people;

    private LinkageBook(List<Row> rows, ILookup<Guid, (Span, Guid)> bindings, ILookup<Guid, Span> firms, ILookup<Guid, Span> people) =>
        (this.rows, this.bindings, this.firms, this.people) = (rows, bindings, firms, people);

    /// <summary>The first day on which anything is registered; none where nothing is.</summary>
    public DateOnly? Since => rows.Count == 0 ? null : rows.Min(row => row.RegisteredOn);

    /// <summary>Four queries over an area.</summary>
    public static async Task<LinkageBook> Read(MarketDb db, string areaCode, CancellationToken ct)
    {
        var (low, high) = (areaCode, areaCode + ":");
        var within = db.Households.AsNoTracking().Where(h => string.Compare(h.VillageCode, low) >= 0 && string.Compare(h.VillageCode, high) < 0);
        var households = await within.Select(h => new Row(h.Id, h.VillageCode, h.Kind, h.RegisteredOn, h.LeftOn)).ToListAsync(ct);
        var bound = await within.SelectMany(h => h.Bindings).Select(b => new { b.HouseholdId, b.SupplierId, b.From, b.To }).ToListAsync(ct);
        var behind = await db.FirmBindings.AsNoTracking().Select(f => new { f.CooperativeId, f.From, f.To }).ToListAsync(ct);
        var persons = await within.SelectMany(h => h.Members).Select(m => new { m.HouseholdId, m.JoinedOn, m.LeftOn }).ToListAsync(ct);
        return new(households, bound.ToLookup(b => b.HouseholdId, b => (new Span(b.From, b.To), b.SupplierId)), behind.ToLookup(f => f.CooperativeId, f => new Span(f.From, f.To)),
            persons.ToLookup(m => m.HouseholdId, m => new Span(m.JoinedOn, m.LeftOn?.AddDays(-1))));
    }

    /// <param name="areaCode">Within the area that was read.</param>
    public LinkageFigures On(DateOnly day, string areaCode)
    {
        var (households, monitored, doubly, all, covered) = (0, 0, 0, 0, 0);
        foreach (var row in rows)
        {
            if (!row.VillageCode.StartsWith(areaCode, StringComparison.Ordinal) || row.RegisteredOn > day || row.LeftOn <= day) continue;
            households++;
            var bound = bindings[row.Id].Where(b => b.Span.Holds(day)).ToArray();
            if (row.Kind.IsMonitored())
            {
                monitored++;
                if (bound.Any(b => firms[b.Supplier].Any(firm => firm.Holds(day)))) doubly++;
            }
            if (!row.Kind.IsAlleviated()) continue;
            var count = people[row.Id].Count(person => person.Holds(day));
            all += count;
            if (bound.Length > 0) covered += count;
        }
        return new(households, monitored, doubly, all, covered);
    }
}
