using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>Delivery and payment are two machines; the order closes when the second has ended too.</summary>
internal sealed class CloseOrderWhenPaymentSettled(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PaymentSettled>>
{
    public async Task Handle(Happened<PaymentSettled> notification, CancellationToken cancellationToken)
    {
        var order = await db.Orders.FindAsync([notification.What.OrderId], cancellationToken);
        order!.Close(notification.What.ConfirmedBy, clock.Now());
    }
}
