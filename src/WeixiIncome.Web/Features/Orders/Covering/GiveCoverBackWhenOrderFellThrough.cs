using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Covering;

/// <summary>What a fallen order had drawn on agreements and plans is free for other orders again.</summary>
internal sealed class GiveCoverBackWhenOrderFellThrough(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderFellThrough>>
{
    public async Task Handle(Happened<OrderFellThrough> notification, CancellationToken cancellationToken)
    {
        var order = await db.OrderWithLines(notification.What.OrderId, cancellationToken);
        await db.GiveDrawsBack([.. order.Lines.Select(line => line.Id)], clock.Now(), cancellationToken);
    }
}
