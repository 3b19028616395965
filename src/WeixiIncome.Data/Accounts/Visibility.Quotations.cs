using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Accounts;

public static partial class Visibility
{
    /// <summary>Comparisons of one's own unit, of an officer's area, of an auditor's units and period.</summary>
    public static IQueryable<Comparison> VisibleTo(this IQueryable<Comparison> comparisons, ICurrentUser user)
    {
        if (user.SeesEverything) return comparisons;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return comparisons.Where(c => string.Compare(c.AreaCode, low) >= 0 && string.Compare(c.AreaCode, high) < 0);
        }
        if (user.Audit is { } audit)
        {
            var (from, after) = (BusinessDate.Start(audit.From), BusinessDate.Start(audit.To.AddDays(1)));
            return comparisons.Where(c => audit.Units.Contains(c.OrganisationId) && c.MadeAt >= from && c.MadeAt < after);
        }
        var own = user.Roles.Count == 0 || user.Has(MarketRole.CooperativeClerk) ? null : user.OrganisationId;
        return comparisons.Where(c => c.OrganisationId == own);
    }

    /// <summary>
    /// Requests for quotation, never the answers (those stand behind SealedBids): the buyer's own, published ones for officers,
    /// auditors and the suppliers that are asked.
    /// </summary>
    public static IQueryable<Quotation> VisibleTo(this IQueryable<Quotation> quotations, ICurrentUser user)
    {
        if (user.SeesEverything) return quotations;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return quotations.Where(q => q.PublishedAt != null && string.Compare(q.BuyerAreaCode, low) >= 0 && string.Compare(q.BuyerAreaCode, high) < 0);
        }
        if (user.Audit is { } audit) return quotations.Where(q => audit.Units.Contains(q.BuyerId) && q.PublishedOn >= audit.From && q.PublishedOn <= audit.To);
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        if (!user.Has(MarketRole.CooperativeClerk)) return quotations.Where(q => q.BuyerId == own);
        return quotations.Where(q => q.PublishedAt != null && (q.IsOpenToAll || q.Invited.Any(i => i.SupplierId == own)));
    }
}
