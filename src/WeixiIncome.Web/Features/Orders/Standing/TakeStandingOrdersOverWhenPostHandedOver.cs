using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>Without it the standing orders of somebody who left would stop: only a buyer of the unit orders in its name.</summary>
internal sealed class TakeStandingOrdersOverWhenPostHandedOver(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PostHandedOver>>
{
    public async Task Handle(Happened<PostHandedOver> notification, CancellationToken cancellationToken)
    {
        var (organisation, from, to) = (notification.What.OrganisationId, notification.What.FromMemberId, notification.What.ToMemberId);
        var left = await db.StandingOrders.WithDeliveries().Where(o => o.BuyerId == organisation && o.ResponsibleId == from && o.Status != StandingStatus.Ended).OrderBy(o => o.Id).ToListAsync(cancellationToken);
        foreach (var standing in left) standing.TakeOver(to, clock.Now());
    }
}
