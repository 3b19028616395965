using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>Goods → acceptance → invoice → payment (货→验→票→款): the accepted amount is due; where all was refused nothing is.</summary>
internal sealed class OweWhenOrderAccepted(MarketDb db) : INotificationHandler<Happened<OrderAccepted>>
{
    public async Task Handle(Happened<OrderAccepted> notification, CancellationToken cancellationToken)
    {
        var order = await db.OrderWithLines(notification.What.OrderId, cancellationToken);
        if (order.AcceptedTotal is not { IsPositive: true } due || order.AcceptedOn is not { } acceptedOn) return;
        db.Payables.Add(new Payable(order.Id, (order.BuyerId, order.BuyerAreaCode), (order.SupplierId, order.SupplierAreaCode), due, acceptedOn));
    }
}
