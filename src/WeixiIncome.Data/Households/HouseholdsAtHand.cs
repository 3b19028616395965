using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
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
}
