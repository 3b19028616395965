using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>What had counted as ordered is taken back by linked negative entries, on the day on which the order fell through.</summary>
internal sealed class ReverseWhenOrderFellThrough(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderFellThrough>>
{
    private const int LongestReason = 200;

    public async Task Handle(Happened<OrderFellThrough> notification, CancellationToken cancellationToken)
    {
        if (!notification.What.WasApproved) return;
        var order = (await db.Orders.FindAsync([notification.What.OrderId], cancellationToken))!;
        // The step that ended it carries its reason.
        var reason = order.Steps.OrderBy(s => s.At).LastOrDefault()?.Comment ?? order.Number;
        await db.TakeBack(order.Id, Stage.Ordered, reason.Length > LongestReason ? reason[..LongestReason] : reason, clock.Now(), cancellationToken);
    }
}
