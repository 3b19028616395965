using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Ledger;

/// <summary>What came back counts negative on its own day, by whose produce it was, at each stage at which the purchase stands.</summary>
internal sealed class ReverseWhenReturnGranted(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<ReturnGranted>>
{
    public async Task Handle(Happened<ReturnGranted> notification, CancellationToken cancellationToken)
    {
        var returned = (await db.Returns.FindAsync([notification.What.ReturnId], cancellationToken))!;
        await db.RecordReturn(await db.OrderWithLines(returned.OrderId, cancellationToken), returned, clock.Now(), cancellationToken);
    }
}
