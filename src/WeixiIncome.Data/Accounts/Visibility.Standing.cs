using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders.Standing;

namespace WeixiIncome.Data.Accounts;

public static partial class Visibility
{
    /// <summary>Buyers see their own, suppliers those made with them once their own unit stands behind them, officers their area, auditors their units.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, ICurrentUser user)
    {
        if (user.SeesEverything) return agreements;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return agreements.Where(a => string.Compare(a.BuyerAreaCode, low) >= 0 && string.Compare(a.BuyerAreaCode, high) < 0
                || a.SupplierAreaCode != null && string.Compare(a.SupplierAreaCode, low) >= 0 && string.Compare(a.SupplierAreaCode, high) < 0);
        }
        if (user.Audit is { } audit) return agreements.Where(a => (audit.Units.Contains(a.BuyerId) || a.SupplierId != null && audit.Units.Contains(a.SupplierId.Value)) && a.From <= audit.To && a.To >= audit.From);
        if (user.Roles.Count == 0) return agreements.Where(_ => false);
        var own = user.OrganisationId;
        return agreements.Where(a => a.BuyerId == own
            || a.SupplierId == own && a.Steps.Any(step => step.Act == AgreementAct.Approve));
    }

    /// <summary>A unit's own routine: for its people, and for auditors of the unit.</summary>
    public static IQueryable<StandingOrder> VisibleTo(this IQueryable<StandingOrder> orders, ICurrentUser user)
    {
        if (user.SeesEverything) return orders;
        if (user.Audit is { } audit) return orders.Where(o => audit.Units.Contains(o.BuyerId));
        if (user.Roles.Count == 0) return orders.Where(_ => false);
        var own = user.OrganisationId;
        return orders.Where(o => o.BuyerId == own);
    }

    /// <summary>The run log belongs to the unit as its standing orders do.</summary>
    public static IQueryable<StandingRun> VisibleTo(this IQueryable<StandingRun> runs, ICurrentUser user)
    {
        if (user.SeesEverything) return runs;
        if (user.Audit is { } audit) return runs.Where(r => audit.Units.Contains(r.BuyerId) && r.DueOn >= audit.From && r.DueOn <= audit.To);
        if (user.Roles.Count == 0) return runs.Where(_ => false);
        var own = user.OrganisationId;
        return runs.Where(r => r.BuyerId == own);
    }
}
