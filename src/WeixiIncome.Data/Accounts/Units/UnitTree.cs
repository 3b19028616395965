using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts.Units;

/// <summary>The tree of budget units: everything below a unit has a path that begins with its own.</summary>
public static class UnitTree
{
    /// <summary>Held by whoever changes the tree, until the commit: two moves at once would otherwise make a ring.</summary>
    private const string Series = "UNIT-TREE";

    /// <summary>Paths are hexadecimal digits and slashes, so that a unit's inside is one range of the index.</summary>
    public static IQueryable<Organisation> InTreeOf(this IQueryable<Organisation> organisations, string path)
    {
        var after = path + "~";
        return organisations.Where(o => o.Kind == OrganisationKind.BudgetUnit && string.Compare(o.UnitPath, path) >= 0 && string.Compare(o.UnitPath, after) < 0);
    }

    /// <summary>Waits until nobody else changes the tree; stands in a command's transaction, before any unit is read.</summary>
    public static Task HoldTree(this MarketDb db, CancellationToken ct) => db.NextNumber(Series, ct);

    /// <summary>
    /// Puts a unit with all that stands below it under another, or at the top. <see cref="HoldTree"/> comes first; the caller
    /// saves.
    /// </summary>
    /// <param name="unit">Tracked, read after the tree was held.</param>
    /// <returns>How many units moved.</returns>
    public static async Task<int> PlaceUnder(this MarketDb db, Organisation unit, Organisation? superior, CancellationToken ct)
    {
        var from = unit.UnitPath;
        var below = (await db.Organisations.InTreeOf(from).Where(o => o.Id != unit.Id).ToListAsync(ct)).OrderBy(o => o.Id).ToList();
        unit.PlaceUnder(superior);
        foreach (var follower in below) follower.Follow(from, unit.UnitPath);
        return below.Count + 1;
    }
}
