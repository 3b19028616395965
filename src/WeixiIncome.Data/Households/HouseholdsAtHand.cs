using WeixiIncome.Data.Shared;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Households;

/// <summary>Households as commands and other rooms load them.</summary>
public static class HouseholdsAtHand
{
    /// <summary>With all that its rules look at; its history is only added to.</summary>
    public static IQueryable<Household> Whole(this IQueryable<Household> households) =>
        households.Include(h => h.Members).Include(h => h.Years).Include(h => h.Holdings).Include(h => h.Helpers).Include(h => h.Bindings).Include(h => h.Plans).ThenInclude(p => p.Measures).AsSplitQuery();

    /// <summary>NH000123.</summary>
    public static async Task<string> NextHouseholdNumber(this MarketDb db, CancellationToken ct) => $"NH{await db.NextNumber("NH", ct):000000}";

    /// <summary>Households bound to a supplier on a day.</summary>
    public static IQueryable<Household> BoundTo(this IQueryable<Household> households, Guid supplierId, DateOnly day) =>
        households.Where(h => h.Bindings.Any(b => b.SupplierId == supplierId && b.From <= day && (b.To == null || b.To >= day)));

    /// <summary>Whether a supplier is linked on a day: a cooperative with households bound to it and a firm behind it (双绑).</summary>
    public static Task<bool> IsLinked(this MarketDb db, Guid supplierId, DateOnly day, CancellationToken ct) =>
        db.FirmBindings.AnyAsync(f => f.CooperativeId == supplierId && f.From <= day && (f.To == null || f.To >= day)
            && db.HouseholdBindings.Any(b => b.SupplierId == supplierId && b.From <= day && (b.To == null || b.To >= day)), ct);
}
