using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>Whose produce it was is seen otherwise: base A moves by linked entries, nothing is rewritten.</summary>
internal sealed class MoveBaseWhenOrderReweighed(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderReweighed>>
{
    public async Task Handle(Happened<OrderReweighed> notification, CancellationToken cancellationToken) =>
        await db.Rebase(await db.OrderWithLines(notification.What.OrderId, cancellationToken), "农户对份额有异议或异议已处理", clock.Now(), cancellationToken);
}
