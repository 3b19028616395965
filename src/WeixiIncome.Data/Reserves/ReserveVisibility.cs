using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Data.Reserves;

/// <summary>
/// Whose reserve a person may see, and what stands behind it. A unit sees itself and what is below it; officers their area,
/// auditors their units, suppliers the 832 orders that name them.
/// </summary>
public static class ReserveVisibility
{
    /// <summary>The unit for whose reserve somebody acts: their own, or for a contractor the one whose canteen it runs.</summary>
    public static Task<Organisation?> ReserveUnitOf(this MarketDb db, ICurrentUser user, CancellationToken ct) =>
        user.Roles.Count == 0 || user.Kind is not (OrganisationKind.BudgetUnit or OrganisationKind.PairedUnit or OrganisationKind.ShanghaiPartner or OrganisationKind.Contractor)
            ? Task.FromResult<Organisation?>(null)
            : db.Organisations.AsNoTracking().Where(o => o.Kind != OrganisationKind.Contractor
                && (o.Id == user.OrganisationId || db.Organisations.Any(c => c.Id == user.OrganisationId && c.Kind == OrganisationKind.Contractor && c.HomeUnitId == o.Id))).SingleOrDefaultAsync(ct);

    /// <summary>Units as records of the reserve.</summary>
    /// <param name="own">What <see cref="ReserveUnitOf"/> found.</param>
    public static IQueryable<Organisation> InReserveOf(this IQueryable<Organisation> units, ICurrentUser user, Organisation? own)
    {
        if (user.SeesEverything) return units.Where(o => o.Kind != OrganisationKind.Person);
        if (user.OverseenArea is not null || user.Audit is not null) return units.VisibleTo(user);
        return own is null ? units.Where(_ => false) : units.BelowAndWith(own);
    }

    /// <summary>The unit and everything below it: one range of paths, since '0' follows '/'.</summary>
    public static IQueryable<Organisation> BelowAndWith(this IQueryable<Organisation> units, Organisation own)
    {
        var (low, high) = (own.UnitPath, own.UnitPath[..^1] + "0");
        return units.Where(o => string.Compare(o.UnitPath, low) >= 0 && string.Compare(o.UnitPath, high) < 0);
    }

    /// <summary>
    /// 832 orders. Of its people's personal purchases a unit sees totals only, so these rows are for officers; buyers unknown
    /// here are the county's matter.
    /// </summary>
    public static IQueryable<Purchase832> VisibleTo(this IQueryable<Purchase832> purchases, ICurrentUser user, Organisation? own, MarketDb db)
    {
        if (user.SeesEverything) return purchases;
        var units = db.Organisations.InReserveOf(user, own);
        if (user.Audit is { } audit)
            return purchases.Where(p => p.UnitId != null && units.Any(u => u.Id == p.UnitId) && p.OrderedOn >= audit.From && p.OrderedOn <= audit.To);
        if (user.OverseenArea is not null)
        {
            var county = user.Has(MarketRole.CountySupervisor);
            return purchases.Where(p => p.UnitId == null ? county : units.Any(u => u.Id == p.UnitId));
        }
        var supplier = user.Has(MarketRole.CooperativeClerk) ? user.OrganisationId : null;
        return purchases.Where(p => supplier != null && p.SupplierId == supplier || p.UnitId != null && p.Line != ReserveLine.Personal && units.Any(u => u.Id == p.UnitId));
    }

    /// <summary>Requests of both units concerned; officers those of their area's units.</summary>
    public static IQueryable<BindingCorrection> VisibleTo(this IQueryable<BindingCorrection> corrections, ICurrentUser user, Organisation? own, MarketDb db)
    {
        if (user.SeesEverything) return corrections;
        var units = db.Organisations.InReserveOf(user, own);
        return corrections.Where(c => units.Any(u => u.Id == c.FromUnitId || u.Id == c.ToUnitId));
    }

    /// <summary>Orders of this market that are bound to units of the reserve, apart from persons' own.</summary>
    public static IQueryable<Order> BoundWithin(this IQueryable<Order> orders, IQueryable<Organisation> units) =>
        orders.Where(o => o.Purpose != Domain.Shared.Purpose.Personal && o.OrderedOn != null && units.Any(u => u.Id == o.BoundUnitId));
}
