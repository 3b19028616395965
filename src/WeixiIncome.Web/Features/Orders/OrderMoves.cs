using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>What the person who looks at an order may do with it now; only that is offered.</summary>
public sealed record OrderMoves
{
    public bool Approve { get; private init; }
    public bool Cancel { get; private init; }
    public bool Confirm { get; private init; }
    public bool Ship { get; private init; }
    public bool EndShipping { get; private init; }
    public bool ReceiveBack { get; private init; }
    public bool Inspect { get; private init; }
    public bool Countersign { get; private init; }
    public bool Reopen { get; private init; }
    public bool Message { get; private init; }
    public bool OrderAgain { get; private init; }

    /// <summary>Something besides writing and ordering again.</summary>
    public bool Any => Approve || Cancel || Confirm || Ship || EndShipping || Inspect || Countersign || Reopen;

    /// <param name="standsInFor">Those named for whom the person may approve today.</param>
    public static OrderMoves Of(Order order, ICurrentUser user, IReadOnlySet<Guid>? standsInFor = null)
    {
        var (buys, supplies) = (user.OrganisationId == order.BuyerId, user.OrganisationId == order.SupplierId);
        var clerk = supplies && user.Has(MarketRole.CooperativeClerk);
        var orders = buys && user.Has(MarketRole.Buyer, MarketRole.Individual);
        var receives = buys && user.Has(MarketRole.Receiver) && order.PlacedBy != user.MemberId;
        return new()
        {
            Approve = buys && user.Has(MarketRole.Approver) && order.PlacedBy != user.MemberId && order.Status == OrderStatus.Submitted && IsTheirTurn(order, user.MemberId, standsInFor),
            Cancel = orders && order.Status is (OrderStatus.Submitted or OrderStatus.Approved or OrderStatus.Confirmed) && !order.HasAcceptedPart,
            Confirm = clerk && order.Status == OrderStatus.Approved,
            Ship = clerk && (order.Status == OrderStatus.Confirmed || order.Status == OrderStatus.Shipped && !order.IsFullyShipped),
            EndShipping = clerk && order.HasAcceptedPart && !order.IsFullyShipped,
            ReceiveBack = clerk,
            Inspect = (receives || buys && user.Has(MarketRole.Individual)) && order.Status == OrderStatus.Shipped && order.InspectedBy is null,
            Countersign = receives && order.AwaitsCountersignature && order.InspectedBy != user.MemberId,
            Reopen = receives && order.AwaitsCountersignature,
            Message = (buys || supplies) && user.Roles.Count > 0,
            OrderAgain = orders,
        };
    }

    private static bool IsTheirTurn(Order order, Guid? member, IReadOnlySet<Guid>? standsInFor) =>
        order.Approvals.Count == 0 || member is { } me && order.Approvals.All(a => a.DecidedBy != me) && order.DueFor(me, standsInFor ?? new HashSet<Guid>()) is not null;
}
