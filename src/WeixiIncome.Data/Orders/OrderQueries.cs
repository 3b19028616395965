using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Data.Orders;

/// <summary>Sides of an order, and what awaits whom.</summary>
public static class OrderQueries
{
    public static IQueryable<Order> AsBuyer(this IQueryable<Order> orders, ICurrentUser user) => orders.VisibleTo(user).Where(o => o.BuyerId == user.OrganisationId);

    public static IQueryable<Order> AsSupplier(this IQueryable<Order> orders, ICurrentUser user) => orders.VisibleTo(user).Where(o => o.SupplierId == user.OrganisationId);

    /// <summary>Orders in which the next step is this person's: to approve, to confirm, to ship, to accept, to countersign.</summary>
    public static IQueryable<Order> AwaitingMe(this IQueryable<Order> orders, ICurrentUser user)
    {
        var (me, own) = (user.MemberId, user.OrganisationId);
        var approves = user.Has(MarketRole.Approver);
        var supplies = user.Has(MarketRole.CooperativeClerk);
        var receives = user.Has(MarketRole.Receiver);
        var buysAlone = user.Has(MarketRole.Individual);
        return orders.Where(o =>
            approves && o.BuyerId == own && o.Status == OrderStatus.Submitted && o.PlacedBy != me
            || supplies && o.SupplierId == own && (o.Status == OrderStatus.Approved || o.Status == OrderStatus.Confirmed)
            || receives && o.BuyerId == own && o.Status == OrderStatus.Shipped && o.PlacedBy != me && (o.InspectedBy == null || o.InspectedBy != me)
            || buysAlone && o.BuyerId == own && o.Status == OrderStatus.Shipped);
    }
}
