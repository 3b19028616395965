using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>The unit stands behind the order: it counts as ordered, line by line.</summary>
internal sealed class RecordPurchaseWhenOrderApproved(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderApproved>>
{
    public async Task Handle(Happened<OrderApproved> notification, CancellationToken cancellationToken) =>
        await db.Record(await db.OrderWithLines(notification.What.OrderId, cancellationToken), Stage.Ordered, null, clock.Now(), cancellationToken);
}
