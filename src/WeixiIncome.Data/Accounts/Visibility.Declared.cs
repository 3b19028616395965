using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Ledger.Declarations;

namespace WeixiIncome.Data.Accounts;

/// <summary>Pledges, activities and declarations, with the papers that belong to them.</summary>
public static partial class Visibility
{
    /// <summary>A unit's own in every state; signed ones are a promise to the county: its officers, its townships and the province read them, auditors those of their units and years.</summary>
    public static IQueryable<Pledge> VisibleTo(this IQueryable<Pledge> pledges, ICurrentUser user)
    {
        if (user.SeesEverything) return pledges;
        if (user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.ProvinceViewer)) return pledges.Where(p => p.SignedOn != null);
        if (user.Audit is { } audit)
            return pledges.Where(p => audit.Units.Contains(p.UnitId) && p.SignedOn != null && p.Year >= audit.From.Year && p.Year <= audit.To.Year);
        if (user.Roles.Count == 0) return pledges.Where(_ => false);
        var own = user.OrganisationId;
        return pledges.Where(p => p.UnitId == own);
    }

    /// <summary>Officers see all; units what they host, entered, promised at, or what the county opened to all; suppliers those they take part in.</summary>
    public static IQueryable<ActivityEvent> VisibleTo(this IQueryable<ActivityEvent> activities, ICurrentUser user)
    {
        if (user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer, MarketRole.ProvinceViewer)) return activities;
        if (user.Audit is { } audit)
            return activities.Where(a => (audit.Units.Contains(a.HostUnitId) || a.Promises.Any(p => p.UnitId != null && audit.Units.Contains(p.UnitId.Value))) && a.From >= audit.From && a.From <= audit.To);
        if (user.Roles.Count == 0) return activities.Where(_ => false);
        var own = user.OrganisationId;
        var buys = user.Has(MarketRole.Buyer, MarketRole.Approver, MarketRole.Treasurer, MarketRole.Receiver) && user.Kind?.IsBuyer() == true;
        // Units may come to what is open to all; the others see what they take part in.
        return buys
            ? activities.Where(a => a.IsOpenToAll || a.HostUnitId == own || a.EnteredById == own || a.Promises.Select(p => p.UnitId).Contains(own))
            : activities.Where(a => a.HostUnitId == own || a.EnteredById == own || a.Suppliers.Select(s => (Guid?)s.SupplierId).Contains(own));
    }

    /// <summary>
    /// A unit's own in every state. Once handed in, the township and village from which the produce comes, the whole county (and the
    /// province above it) see it, auditors those of their units.
    /// </summary>
    public static IQueryable<Declaration> VisibleTo(this IQueryable<Declaration> declarations, ICurrentUser user)
    {
        if (user.SeesEverything) return declarations;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return declarations.Where(d => d.SubmittedAt != null && string.Compare(d.OriginAreaCode, low) >= 0 && string.Compare(d.OriginAreaCode, high) < 0);
        }
        if (user.Audit is { } audit)
            return declarations.Where(d => audit.Units.Contains(d.UnitId) && d.SubmittedAt != null && d.SoldOn >= audit.From && d.SoldOn <= audit.To);
        if (user.Roles.Count == 0) return declarations.Where(_ => false);
        var own = user.OrganisationId;
        return declarations.Where(d => d.UnitId == own);
    }

    /// <summary>Papers of declarations, pledges and activities, for those who may see what they belong to.</summary>
    private static (IQueryable<Guid> Declared, IQueryable<Guid> Pledged, IQueryable<Guid> Shown) ProvingFiles(this MarketDb db, ICurrentUser user) => (
        db.Declarations.VisibleTo(user).SelectMany(d => d.Papers).Select(p => p.FileId),
        db.Pledges.VisibleTo(user).Where(p => p.DocumentFileId != null).Select(p => p.DocumentFileId!.Value),
        db.ActivityEvents.VisibleTo(user).SelectMany(a => a.Papers).Select(p => p.FileId));
}
