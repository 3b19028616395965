using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Reactions;

/// <summary>What an order had taken can be ordered again, in the same transaction that ended it.</summary>
internal sealed class GiveStockBackWhenOrderFellThrough(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderFellThrough>>
{
    public async Task Handle(Happened<OrderFellThrough> notification, CancellationToken cancellationToken)
    {
        var orderId = notification.What.OrderId;
        var lines = await db.Orders.Where(o => o.Id == orderId).SelectMany(o => o.Lines).Select(l => new { l.Id, l.OfferId, l.Quantity }).ToListAsync(cancellationToken);
        foreach (var line in lines.OrderBy(l => l.OfferId))
            await db.MoveStock(line.OfferId, line.Quantity, StockCause.GivenBack, line.Id, clock.Now(), cancellationToken);
    }
}
