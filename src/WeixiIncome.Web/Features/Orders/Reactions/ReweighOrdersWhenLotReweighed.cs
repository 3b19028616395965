using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue.Lots;

namespace WeixiIncome.Web.Features.Orders.Reactions;

/// <summary>A household called its share in question, or that was decided: what left of the lot counts anew.</summary>
internal sealed class ReweighOrdersWhenLotReweighed(MarketDb db) : INotificationHandler<Happened<LotReweighed>>
{
    public async Task Handle(Happened<LotReweighed> notification, CancellationToken cancellationToken)
    {
        var lot = (await db.Lots.FindAsync([notification.What.LotId], cancellationToken))!;
        foreach (var id in await db.ShipmentLines.Where(l => l.LotId == lot.Id).Select(l => l.OrderId).Distinct().ToListAsync(cancellationToken))
            (await db.OrderWithLines(id, cancellationToken)).Reweigh(lot.Id, lot.AlleviatedWeight);
    }
}
