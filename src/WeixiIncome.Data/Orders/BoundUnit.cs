using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Orders;

/// <summary>Whose purchase an order is.</summary>
public static class BoundUnit
{
    /// <summary>A unit's own; for a contractor the unit whose canteen it runs; for a person their own unit, if they wish.</summary>
    /// <exception cref="RuleBroken">The contractor serves no unit yet.</exception>
    public static async Task<Organisation?> BoundUnitOf(this MarketDb db, Organisation buyer, bool personBinds, CancellationToken ct)
    {
        if (buyer.Kind is not (OrganisationKind.Person or OrganisationKind.Contractor)) return buyer;
        if (buyer.Kind == OrganisationKind.Person && !personBinds) return null;
        if (buyer.HomeUnitId is { } home) return await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == home, ct);
        return buyer.Kind == OrganisationKind.Person ? null : throw new RuleBroken("“{0}”还没有登记所服务的单位，不能下单，请联系主管部门。", buyer.Name);
    }
}
