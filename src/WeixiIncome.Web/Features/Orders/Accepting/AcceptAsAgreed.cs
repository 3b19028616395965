using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>Accepts what buyers agreed that time accepts, and reminds them of it the day before.</summary>
public sealed record AcceptAsAgreed : IRequest<int>;

/// <summary>One order, in a transaction of its own.</summary>
public sealed record AcceptOrderAsAgreed(Guid OrderId) : ICommand<bool>;

internal sealed class AcceptAsAgreedHandler(MarketDb db, IMediator mediator, TimeProvider clock) : IRequestHandler<AcceptAsAgreed, int>, IRequestHandler<AcceptOrderAsAgreed, bool>
{
    public async Task<int> Handle(AcceptAsAgreed request, CancellationToken ct)
    {
        var (today, accepted) = (clock.Today(), 0);
        var waiting = await (from agreement in db.AutoAcceptances.AsNoTracking()
                             join shipment in db.Shipments on agreement.BuyerId equals shipment.BuyerId
                             join order in db.Orders on shipment.OrderId equals order.Id
                             where agreement.LiveBuyerId != null && shipment.Status != ShipmentStatus.Accepted && order.Status == OrderStatus.Shipped && shipment.ShippedOn >= agreement.From
                             orderby order.Id, shipment.Sequence
                             select new { Agreement = agreement, order.Id, order.Number, order.BuyerId, order.DeliverOn, Shipment = shipment.Id, shipment.ShippedOn, shipment.RemindedAt }).ToListAsync(ct);
        foreach (var one in waiting)
        {
            var last = one.Agreement.LastDay(one.ShippedOn, one.DeliverOn)!.Value;
            if (last.AddDays(-1) == today || last == today) await Remind(one.Shipment, one.BuyerId, one.Number, last, ct);
            else if (last < today && await Accept(one.Id, ct)) accepted++;
        }
        return accepted;
    }

    public async Task<bool> Handle(AcceptOrderAsAgreed request, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).Include(o => o.Shipments).ThenInclude(s => s.Lines).AsSplitQuery().SingleAsync(o => o.Id == request.OrderId, ct);
        var agreement = await db.AutoAcceptances.SingleOrDefaultAsync(a => a.LiveBuyerId == order.BuyerId, ct);
        if (agreement is null || !order.AcceptAsAgreed(agreement, clock.Now())) return false;
        await db.Notify(order.BuyerId, [MarketRole.Receiver, MarketRole.Buyer, MarketRole.Individual], "订单 {0} 到期没有验收，已按约定自动验收。如有问题，{1} 天内可以申请退货。", [order.Number, Domain.Orders.Returns.GoodsReturn.DaysToAsk], $"/orders/{order.Number}", clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>Whoever writes the row first reminds; the others find it written.</summary>
    private async Task Remind(Guid shipmentId, Guid buyer, string number, DateOnly last, CancellationToken ct)
    {
        var now = clock.Now();
        if (await db.Shipments.Where(s => s.Id == shipmentId && s.RemindedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindedAt, now), ct) == 0) return;
        await db.Notify(buyer, [MarketRole.Receiver, MarketRole.Individual], "订单 {0} 到 {1} 还没有验收的话，将按约定自动验收。请尽快验收。", [number, last], $"/orders/{number}/acceptance", now, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<bool> Accept(Guid orderId, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(new AcceptOrderAsAgreed(orderId), ct);
        }
        catch (Exception refused) when (refused is DbUpdateException or RuleBroken)
        {
            // A receiver or another process acted at the same moment, or the budget does not hold it: people decide.
            return false;
        }
    }
}
