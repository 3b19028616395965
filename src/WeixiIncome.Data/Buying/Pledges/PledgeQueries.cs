using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Pledges;

namespace WeixiIncome.Data.Buying.Pledges;

/// <summary>Pledges that orders may draw down, and their numbers.</summary>
public static class PledgeQueries
{
    /// <summary>What a unit has signed for a year and not closed.</summary>
    public static IQueryable<Pledge> OpenFor(this IQueryable<Pledge> pledges, Guid unitId, int year) =>
        pledges.Where(p => p.UnitId == unitId && p.Year == year && p.Status == PledgeStatus.InForce);

    /// <summary>RG2026-0001.</summary>
    public static async Task<string> NextPledgeNumber(this MarketDb db, int year, CancellationToken ct) => $"RG{year}-{await db.NextNumber($"RG{year}", ct):0000}";
}
