using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Households;

namespace WeixiIncome.Data.Accounts;

public static partial class Visibility
{
    /// <summary>Officers of a village, township or the county keep the households of their area; the province sees totals alone.</summary>
    public static bool KeepsHouseholds(this ICurrentUser user) => user.SeesEverything || user.Has(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor);

    /// <summary>Officers see their area's households, a cooperative or firm those that are bound to it today; nobody else any.</summary>
    public static IQueryable<Household> VisibleTo(this IQueryable<Household> households, ICurrentUser user)
    {
        if (user.SeesEverything) return households;
        if (user.KeepsHouseholds())
        {
            var (low, high) = Range(user.AreaCode);
            return households.Where(h => string.Compare(h.VillageCode, low) >= 0 && string.Compare(h.VillageCode, high) < 0);
        }
        if (user.Has(MarketRole.CooperativeClerk) && user.OrganisationId is { } own)
            return households.Where(h => h.Bindings.Any(b => b.SupplierId == own && b.To == null));
        return households.Where(_ => false);
    }

    /// <summary>Who read what: for the county's supervisors and administrators.</summary>
    public static IQueryable<PersonalReveal> VisibleTo(this IQueryable<PersonalReveal> reveals, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return reveals;
        if (!user.Has(MarketRole.CountySupervisor)) return reveals.Where(_ => false);
        var households = db.Households.VisibleTo(user);
        return reveals.Where(r => households.Any(h => h.Id == r.HouseholdId));
    }

    /// <summary>Bindings of cooperatives to firms: the two sides' own, and those of an officer's area.</summary>
    public static IQueryable<FirmBinding> VisibleTo(this IQueryable<FirmBinding> bindings, ICurrentUser user, MarketDb db)
    {
        if (user.SeesEverything) return bindings;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return bindings.Where(b => db.Organisations.Any(o => o.Id == b.CooperativeId && string.Compare(o.AreaCode, low) >= 0 && string.Compare(o.AreaCode, high) < 0));
        }
        var own = user.Has(MarketRole.CooperativeClerk) ? user.OrganisationId : null;
        return bindings.Where(b => own != null && (b.CooperativeId == own || b.FirmId == own));
    }
}
