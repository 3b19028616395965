using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Complaints;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Oversight.Reviews;

namespace WeixiIncome.Data.Accounts;

public static partial class Visibility
{
    /// <summary>Whether this person sits at the complaint desk.</summary>
    public static bool KeepsComplaintDesk(this ICurrentUser user) => user.SeesEverything || user.Has(MarketRole.CountySupervisor, MarketRole.TownshipOfficer);

    /// <summary>The desk sees its area's complaints, a complainant their own, the side complained of those that were taken up against it.</summary>
    public static IQueryable<Complaint> VisibleTo(this IQueryable<Complaint> complaints, ICurrentUser user)
    {
        if (user.SeesEverything) return complaints;
        if (user.KeepsComplaintDesk())
        {
            var (low, high) = Range(user.AreaCode);
            var me = user.MemberId;
            return complaints.Where(c => string.Compare(c.AreaCode, low) >= 0 && string.Compare(c.AreaCode, high) < 0 || c.MemberId == me);
        }
        var (member, own) = (user.MemberId, user.Roles.Count == 0 ? null : user.OrganisationId);
        return complaints.Where(c => member != null && c.MemberId == member || own != null && c.ConcernedId == own && c.Status != ComplaintStatus.Received);
    }

    /// <summary>Both sides, officers of the supplier's area, and auditors those of their units and period.</summary>
    public static IQueryable<GoodsReturn> VisibleTo(this IQueryable<GoodsReturn> returns, ICurrentUser user)
    {
        if (user.SeesEverything) return returns;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return returns.Where(r => string.Compare(r.SupplierAreaCode, low) >= 0 && string.Compare(r.SupplierAreaCode, high) < 0);
        }
        if (user.Audit is { } audit) return returns.Where(r => (audit.Units.Contains(r.BuyerId) || audit.Units.Contains(r.SupplierId)) && r.AskedOn >= audit.From && r.AskedOn <= audit.To);
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        return returns.Where(r => own != null && (r.BuyerId == own || r.SupplierId == own));
    }

    /// <summary>The reviewer's own, the county's view of its suppliers, and for the supplier what was published.</summary>
    public static IQueryable<SupplierReview> VisibleTo(this IQueryable<SupplierReview> reviews, ICurrentUser user)
    {
        if (user.SeesEverything) return reviews;
        var own = user.Roles.Count == 0 ? null : user.OrganisationId;
        if (user.OverseenArea is { } area)
        {
            var (low, high) = Range(area);
            return reviews.Where(r => r.ReviewerId == own || r.PublishedAt != null && string.Compare(r.AreaCode, low) >= 0 && string.Compare(r.AreaCode, high) < 0);
        }
        return reviews.Where(r => own != null && (r.ReviewerId == own || r.SupplierId == own && r.PublishedAt != null));
    }
}
