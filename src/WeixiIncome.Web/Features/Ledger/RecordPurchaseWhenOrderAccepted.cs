using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>Two people accepted it: what they accepted of each line counts, and no more.</summary>
internal sealed class RecordPurchaseWhenOrderAccepted(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderAccepted>>
{
    public async Task Handle(Happened<OrderAccepted> notification, CancellationToken cancellationToken) =>
        await db.Record(await db.OrderWithLines(notification.What.OrderId, cancellationToken), Stage.Accepted, null, clock.Now(), cancellationToken);
}
