using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Reactions;

/// <summary>Each step of an order tells those who have to act next, and the orderer how it goes; never whoever did it.</summary>
internal sealed class TellThoseWhoActNext(MarketDb db, ICurrentUser user, TimeProvider clock) :
    INotificationHandler<Happened<OrderPlaced>>, INotificationHandler<Happened<OrderEndorsed>>, INotificationHandler<Happened<OrderApproved>>, INotificationHandler<Happened<OrderFellThrough>>,
    INotificationHandler<Happened<OrderConfirmed>>, INotificationHandler<Happened<OrderShipped>>, INotificationHandler<Happened<OrderInspected>>,
    INotificationHandler<Happened<OrderAccepted>>, INotificationHandler<Happened<ShipmentAccepted>>
{
    public async Task Handle(Happened<OrderPlaced> notification, CancellationToken cancellationToken)
    {
        var (order, _, supplier) = await Order(notification.What.OrderId, cancellationToken);
        // A person's order, and one that is covered, awaits nobody's approval.
        if (order.Status == OrderStatus.Submitted) await TellApprovers(order, supplier, cancellationToken);
    }

    public async Task Handle(Happened<OrderEndorsed> notification, CancellationToken cancellationToken)
    {
        var (order, _, supplier) = await Order(notification.What.OrderId, cancellationToken);
        await TellApprovers(order, supplier, cancellationToken);
    }

    public async Task Handle(Happened<OrderApproved> notification, CancellationToken cancellationToken)
    {
        var (order, buyer, supplier) = await Order(notification.What.OrderId, cancellationToken);
        await Tell(order, order.SupplierId, [MarketRole.CooperativeClerk], "新订单 {0}：{1} 要在 {2} 收货，请确认接单。", [order.Number, buyer.Name, order.DeliverOn], cancellationToken);
        if (!buyer.BuysAlone) await TellOrderer(order, "订单 {0}（{1}）已审批通过，等供应商确认。", [order.Number, supplier.Name], cancellationToken);
    }

    public async Task Handle(Happened<OrderFellThrough> notification, CancellationToken cancellationToken)
    {
        var (order, _, supplier) = await Order(notification.What.OrderId, cancellationToken);
        await TellOrderer(order, "订单 {0}（{1}）：{2}。", [order.Number, supplier.Name, order.Status], cancellationToken);
        if (notification.What.WasApproved && order.Status == OrderStatus.Cancelled)
            await Tell(order, order.SupplierId, [MarketRole.CooperativeClerk], "订单 {0} 已被采购方取消，请不要再备货。", [order.Number], cancellationToken);
    }

    public async Task Handle(Happened<OrderConfirmed> notification, CancellationToken cancellationToken)
    {
        var (order, _, supplier) = await Order(notification.What.OrderId, cancellationToken);
        await TellOrderer(order, "{1} 已接单 {0}，送货日期 {2}。", [order.Number, supplier.Name, order.DeliverOn], cancellationToken);
    }

    public async Task Handle(Happened<OrderShipped> notification, CancellationToken cancellationToken)
    {
        var (order, buyer, supplier) = await Order(notification.What.OrderId, cancellationToken);
        if (buyer.BuysAlone) await TellOrderer(order, "订单 {0}（{1}）已发货，收到后请验收。", [order.Number, supplier.Name], cancellationToken, "/acceptance");
        else await Tell(order, order.BuyerId, [MarketRole.Receiver], "订单 {0}（{1}）已发货，收到后请验收。", [order.Number, supplier.Name], cancellationToken, order.PlacedBy, "/acceptance");
    }

    public async Task Handle(Happened<OrderInspected> notification, CancellationToken cancellationToken)
    {
        var (order, _, supplier) = await Order(notification.What.OrderId, cancellationToken);
        await Tell(order, order.BuyerId, [MarketRole.Receiver], "订单 {0}（{1}）已登记验收，等您复核。", [order.Number, supplier.Name], cancellationToken, order.PlacedBy, "/acceptance");
    }

    public async Task Handle(Happened<OrderAccepted> notification, CancellationToken cancellationToken)
    {
        var (order, buyer, supplier) = await Order(notification.What.OrderId, cancellationToken);
        object?[] said = [order.Number, supplier.Name, order.AcceptedTotal];
        if (buyer.BuysAlone) await TellOrderer(order, "订单 {0}（{1}）已验收，应付 {2}。", said, cancellationToken);
        else await Tell(order, order.BuyerId, [MarketRole.Treasurer], "订单 {0}（{1}）已验收，应付 {2}。", said, cancellationToken);
        await Tell(order, order.SupplierId, [MarketRole.CooperativeClerk, MarketRole.Treasurer], "{1} 已验收订单 {0}，金额 {2}，请开具发票。", [order.Number, buyer.Name, order.AcceptedTotal], cancellationToken);
    }

    public async Task Handle(Happened<ShipmentAccepted> notification, CancellationToken cancellationToken)
    {
        var (order, buyer, _) = await Order(notification.What.OrderId, cancellationToken);
        await Tell(order, order.SupplierId, [MarketRole.CooperativeClerk], "{1} 已验收订单 {0} 的一批货，还有余量待发或在途。", [order.Number, buyer.Name], cancellationToken);
    }

    /// <summary>Those whose turn it is, or any approver of the unit.</summary>
    private async Task TellApprovers(Order order, Party supplier, CancellationToken ct)
    {
        if (order.Approvals.Count == 0)
            await Tell(order, order.BuyerId, [MarketRole.Approver], "订单 {0}（{1}，{2}）等您审批。", [order.Number, supplier.Name, order.Total], ct, order.PlacedBy);
        foreach (var step in order.Approvals.Where(a => a.State == ApprovalState.Due))
            await db.NotifyApprover(order.BuyerId, step.ApproverId, step.Kind == ApprovalKind.Excess ? "订单 {0}（{1}，{2}）超出预算 {3}，等您决定。" : "订单 {0}（{1}，{2}）等您审批。",
                [order.Number, supplier.Name, order.Total, step.Missing], $"/orders/{order.Number}", clock.Now(), ct, order.PlacedBy, user.MemberId);
    }

    /// <summary>The order is tracked: it is being saved.</summary>
    private async Task<(Order Order, Party Buyer, Party Supplier)> Order(Guid orderId, CancellationToken ct)
    {
        var order = (await db.Orders.FindAsync([orderId], ct))!;
        var parties = await db.Organisations.Where(o => o.Id == order.BuyerId || o.Id == order.SupplierId).Select(o => new Party(o.Id, o.Name, o.Kind)).ToListAsync(ct);
        return (order, parties.Single(p => p.Id == order.BuyerId), parties.Single(p => p.Id == order.SupplierId));
    }

    private Task Tell(Order order, Guid organisation, MarketRole[] roles, string sentence, object?[] said, CancellationToken ct, Guid? butNot = null, string page = "") =>
        db.Notify(organisation, roles, sentence, said, $"/orders/{order.Number}{page}", clock.Now(), ct, butNot, user.MemberId);

    private Task TellOrderer(Order order, string sentence, object?[] said, CancellationToken ct, string page = "") =>
        order.PlacedBy == user.MemberId ? Task.CompletedTask
        : db.NotifyHolder(order.BuyerId, order.PlacedBy, sentence, said, $"/orders/{order.Number}{page}", clock.Now(), ct);

    private sealed record Party(Guid Id, string Name, OrganisationKind Kind)
    {
        public bool BuysAlone => Kind.BuysAlone();
    }
}
