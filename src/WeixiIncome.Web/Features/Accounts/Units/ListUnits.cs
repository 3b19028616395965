using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Web.Features.Accounts.Units;

/// <summary>The tree of budget units as those who keep registrations see it.</summary>
/// <param name="Q">Part of a name or a credit code; what stands above a unit that is found stays in sight.</param>
public sealed record ListUnits(string? Q) : IRequest<UnitsPage>;

/// <summary>The tree's page.</summary>
public sealed record UnitsPage(string? Q, IReadOnlyList<UnitRow> Rows, int Total);

/// <summary>One unit in its place.</summary>
/// <param name="Level">0 at the top.</param>
/// <param name="IsFound">Matches the search itself.</param>
public sealed record UnitRow(Guid Id, string Name, string? CreditCode, string AreaCode, OrganisationStatus Status, int Level, int Below, bool IsFound);

internal sealed class ListUnitsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListUnits, UnitsPage>
{
    /// <summary>More is searched for.</summary>
    private const int MostUnits = 5000;

    public async Task<UnitsPage> Handle(ListUnits request, CancellationToken cancellationToken)
    {
        var units = await db.Organisations.AsNoTracking().VisibleTo(user).Where(o => o.Kind == OrganisationKind.BudgetUnit)
            .OrderBy(o => o.UnitPath).Take(MostUnits)
            .Select(o => new UnitNode(o.Id, o.Name, o.CreditCode, o.AreaCode, o.Status, o.UnitPath)).ToListAsync(cancellationToken);
        var q = request.Q?.Trim();
        var found = string.IsNullOrEmpty(q) ? units : units.FindAll(u => u.Name.Contains(q, StringComparison.OrdinalIgnoreCase) || string.Equals(u.CreditCode, q, StringComparison.OrdinalIgnoreCase));
        var shown = found.SelectMany(u => Enumerable.Range(1, u.Path.Length / Organisation.StepLength).Select(n => u.Path[..(n * Organisation.StepLength)])).ToHashSet(StringComparer.Ordinal);
        var matches = found.Select(u => u.Id).ToHashSet();
        var below = units.SelectMany(u => Enumerable.Range(1, u.Path.Length / Organisation.StepLength - 1).Select(n => u.Path[..(n * Organisation.StepLength)])).CountBy(path => path).ToDictionary(StringComparer.Ordinal);
        var rows = units.InTreeOrder().Where(u => shown.Contains(u.Path)).Select(u =>
            new UnitRow(u.Id, u.Name, u.CreditCode, u.AreaCode, u.Status, u.Level, below.GetValueOrDefault(u.Path), matches.Contains(u.Id)));
        return new(q, [.. rows], units.Count);
    }
}

/// <summary>A unit with its path, as it is put into the order of a tree.</summary>
internal sealed record UnitNode(Guid Id, string Name, string? CreditCode, string AreaCode, OrganisationStatus Status, string Path)
{
    public int Level => Path.Length / Organisation.StepLength - 1;
}

/// <summary>Puts units into the order in which a tree is read: each above its own, sisters by name.</summary>
internal static class TreeOrder
{
    public static IEnumerable<UnitNode> InTreeOrder(this IReadOnlyCollection<UnitNode> units)
    {
        var known = units.Select(u => u.Path).ToHashSet(StringComparer.Ordinal);
        string Parent(UnitNode unit) => unit.Level > 0 && known.Contains(unit.Path[..^Organisation.StepLength]) ? unit.Path[..^Organisation.StepLength] : "";
        var children = units.ToLookup(Parent, StringComparer.Ordinal);
        IEnumerable<UnitNode> Under(string path) => children[path].OrderBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Id).SelectMany(u => Under(u.Path).Prepend(u));
        return Under("");
    }
}
