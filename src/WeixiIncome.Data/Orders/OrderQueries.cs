using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Data.Orders;

/// <summary>Sides of an order, and what awaits whom.</summary>
public static class OrderQueries
{
    public static IQueryable<Order> AsBuyer(this IQueryable<Order> orders, ICurrentUser user) => orders.VisibleTo(user).Where(o => o.BuyerId == user.OrganisationId);

    public static IQueryable<Order> AsSupplier(this IQueryable<Order> orders, ICurrentUser user) => orders.VisibleTo(user).Where(o => o.SupplierId == user.OrganisationId);

    /// <summary>
    /// Orders in which the next step is this person's: to approve (in one's own name, for somebody absent, or for one who lost
    /// the post), to confirm, to ship, to accept, to countersign.
    /// </summary>
    public static IQueryable<Order> AwaitingMe(this IQueryable<Order> orders, ICurrentUser user, MarketDb db, DateOnly today)
    {
        var (me, own) = (user.MemberId, user.OrganisationId);
        var approves = user.Has(MarketRole.Approver);
        var supplies = user.Has(MarketRole.CooperativeClerk);
        var receives = user.Has(MarketRole.Receiver);
        var buysAlone = user.Has(MarketRole.Individual);
        var holders = db.ApproversOf(own ?? Guid.Empty, today).Select(a => a.Id);
        var absent = db.Absences.On(today).Where(a => a.UnitId == own && a.SubstituteId == me).Select(a => a.MemberId);
        return orders.Where(o =>
            approves && o.BuyerId == own && o.Status == OrderStatus.Submitted && o.PlacedBy != me
                && (o.Approvals.Count == 0 || !o.Approvals.Any(a => a.DecidedBy == me) && o.Approvals.Any(a => a.State == ApprovalState.Due && (a.ApproverId == me
                    || (absent.Contains(a.ApproverId) || !holders.Contains(a.ApproverId))
                        && !o.Approvals.Any(mine => mine.ApproverId == me && (mine.State == ApprovalState.Due || mine.State == ApprovalState.Waiting)))))
            || supplies && o.SupplierId == own && (o.Status == OrderStatus.Approved || o.Status == OrderStatus.Confirmed)
            || receives && o.BuyerId == own && o.Status == OrderStatus.Shipped && o.PlacedBy != me && (o.InspectedBy == null || o.InspectedBy != me)
            || buysAlone && o.BuyerId == own && o.Status == OrderStatus.Shipped);
    }
}
