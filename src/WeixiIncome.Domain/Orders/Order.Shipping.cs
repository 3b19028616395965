using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>One or several shipments, each accepted by itself; the order is accepted with its last.</summary>
public sealed partial class Order
{
    private readonly List<Shipment> shipments = [];

    public IReadOnlyList<Shipment> Shipments => shipments;

    /// <summary>The supplier said that nothing more comes, though less than ordered was shipped.</summary>
    public bool ShippingEnded { get; private set; }

    /// <summary>The oldest one that is not accepted yet.</summary>
    public Shipment? ToAccept => shipments.Where(s => !s.IsAccepted).MinBy(s => s.Sequence);

    public bool IsFullyShipped => ShippingEnded || lines.TrueForAll(line => ShippedOf(line.Id) >= line.Quantity);

    public bool HasAcceptedPart => Status != OrderStatus.Accepted && shipments.Exists(s => s.IsAccepted);

    /// <summary>Base units that left for a line.</summary>
    public long ShippedOf(Guid lineId) => shipments.SelectMany(s => s.Lines).Where(l => l.OrderLineId == lineId).Sum(l => l.Quantity);

    /// <summary>Base units that may still leave for a line, tolerance left aside.</summary>
    public long ToShipOf(Guid lineId) => ShippingEnded ? 0 : Math.Max(0, lines.Single(l => l.Id == lineId).Quantity - ShippedOf(lineId));

    /// <summary>All that is open leaves at once, without lots.</summary>
    public void Ship(Guid by, string? carrier, string? carrierNumber, DateTime now) =>
        Ship(new ShipTerms([.. lines.Where(l => ToShipOf(l.Id) > 0).Select(l => new LineToShip(l.Id, ToShipOf(l.Id)))], carrier, carrierNumber, true, false), by, now);

    /// <summary>
    /// A shipment leaves.
    /// </summary>
    /// <exception cref="RuleBroken">More than ordered and tolerated, nothing at all, a line of another order, or all has been shipped.</exception>
    public Shipment Ship(ShipTerms terms, Guid by, DateTime now)
    {
        if (Status == OrderStatus.Shipped && IsFullyShipped) throw new RuleBroken("订单 {0} 已全部发货，不能再发。", Number);
        if (terms.Lines.Count == 0) throw new RuleBroken("请至少填写一行发货数量。") { Field = "Lines" };
        foreach (var part in terms.Lines.GroupBy(l => l.OrderLineId))
        {
            var line = lines.Find(l => l.Id == part.Key) ?? throw new NotThere();
            if (part.Any(p => p.Quantity <= 0)) throw new RuleBroken("“{0}”的发货数量应大于 0。", line.ProductName) { Field = "Lines" };
            var all = ShippedOf(line.Id) + part.Sum(p => p.Quantity);
            if (all > line.MostToShip)
                throw new RuleBroken("“{0}”订购 {1}，连同这次共发 {2}，超过允许的 {3}。", line.ProductName, new Measured(line.Quantity, line.Unit), new Measured(all, line.Unit), new Measured(line.MostToShip, line.Unit)) { Field = "Lines" };
        }
        var shipment = new Shipment(this, shipments.Count + 1, terms, by, now);
        (Carrier, CarrierNumber) = (shipment.Carrier, shipment.CarrierNumber);
        Take(OrderAct.Ship, by, Carrier is null ? null : $"{Carrier} {CarrierNumber}".Trim(), now);
        shipments.Add(shipment);
        ShippingEnded = terms.IsLast;
        ShippedOn ??= shipment.ShippedOn;
        Raise(new OrderShipped(Id));
        return shipment;
    }

    /// <summary>The supplier cannot send the rest: the order is accepted with what came.</summary>
    public void EndShipping(Guid by, string? reason, DateTime now)
    {
        if (!shipments.Exists(s => s.IsAccepted) || IsFullyShipped) throw new RuleBroken("订单 {0} 没有部分到货的余量，不用结束发货。", Number);
        ShippingEnded = true;
        Take(OrderAct.EndShipping, by, Guard.Text(reason, "原因", 300), now);
        if (ToAccept is null && shipments.MaxBy(s => s.Sequence) is { } last) Complete(last.CountersignedBy ?? by, now, last.AutoAcceptanceId is null ? OrderAct.Countersign : OrderAct.AcceptAsAgreed);
    }

    /// <summary>The first receiver writes down accepted and refused quantities line by line. A person signs alone.</summary>
    /// <param name="found">By the lines of the order, of the shipment that is next.</param>
    public void Inspect(IReadOnlyList<InspectedLine> found, Organisation buyer, Guid by, DateTime now, Guid? photo = null)
    {
        if (InspectedBy is not null) throw new RuleBroken("已经有人登记过验收，请复核，或先退回登记。");
        if (!buyer.Kind.BuysAlone() && by == PlacedBy) throw new RuleBroken("下单人不能参与验收，请由其他两位验收人签字。");
        Take(OrderAct.Inspect, by, null, now);
        ToAccept!.Inspect(found, lines, photo, by, now);
        Recount();
        InspectedBy = by;
        if (buyer.Kind.BuysAlone()) AcceptShipment(by, now);
        else Raise(new OrderInspected(Id));
    }

    /// <summary>The second receiver agrees: neither the orderer nor the first.</summary>
    public void Countersign(Guid by, DateTime now)
    {
        if (InspectedBy is null) throw new RuleBroken("还没有人登记验收，请先逐行填写验收数量。");
        if (by == PlacedBy) throw new RuleBroken("下单人不能参与验收，请由其他两位验收人签字。");
        if (by == InspectedBy) throw new RuleBroken("验收要两人签字：您已登记，请由另一位验收人复核。");
        AcceptShipment(by, now);
    }

    /// <summary>
    /// The buyer's days to look at the oldest shipment are over, and it had agreed to that.
    /// </summary>
    /// <returns>False where nothing is due yet.</returns>
    public bool AcceptAsAgreed(AutoAcceptance agreement, DateTime now)
    {
        if (agreement.BuyerId != BuyerId) throw new ArgumentException("Another buyer's agreement.", nameof(agreement));
        if (Status != OrderStatus.Shipped || ToAccept is not { } shipment) return false;
        if (agreement.LastDay(shipment.ShippedOn, DeliverOn) is not { } last || last >= BusinessDate.Of(now)) return false;
        shipment.Accept(agreement, now);
        Recount();
        Pass(shipment, OrderAct.AcceptAsAgreed, agreement.AgreedBy, now);
        return true;
    }

    /// <summary>The second receiver found otherwise: the first record is taken back with a reason and made again.</summary>
    public void ReopenInspection(Guid by, string? reason, DateTime now)
    {
        if (InspectedBy is null) throw new RuleBroken("还没有人登记验收，请先逐行填写验收数量。");
        Take(OrderAct.ReopenInspection, by, Guard.Text(reason, "退回原因", 300), now);
        InspectedBy = null;
        ToAccept!.ForgetInspection();
        Recount();
    }

    /// <summary>Refused goods came home to the supplier.</summary>
    public ShipmentLine ReceiveBack(Guid shipmentLineId, RefusedGoods what)
    {
        var shipment = shipments.Find(s => s.IsAccepted && s.Lines.Any(l => l.Id == shipmentLineId)) ?? throw new NotThere();
        var line = shipment.Lines.Single(l => l.Id == shipmentLineId);
        line.ReceiveBack(what);
        return line;
    }

    /// <summary>The lot's shares count anew for what left of it: base A moves by linked entries.</summary>
    public void Reweigh(Guid lotId, long alleviatedWeight)
    {
        foreach (var line in shipments.SelectMany(s => s.Lines).Where(l => l.LotId == lotId)) line.Reweigh(alleviatedWeight);
        Raise(new OrderReweighed(Id));
    }

    private void AcceptShipment(Guid by, DateTime now)
    {
        if (ToAccept is not { } shipment) throw new RuleBroken("订单 {0} 现在是“{1}”，不能“{2}”。", Number, Status, OrderAct.Countersign);
        shipment.Accept(by, now);
        Pass(shipment, OrderAct.Countersign, by, now);
    }

    /// <summary>The order is accepted with its last shipment, until then it waits for the rest.</summary>
    private void Pass(Shipment shipment, OrderAct act, Guid by, DateTime now)
    {
        if (IsFullyShipped && ToAccept is null)
        {
            Complete(by, now, act);
            return;
        }
        Take(ToAccept is null ? OrderAct.AcceptPart : OrderAct.AcceptOfSeveral, by, shipment.Number, now);
        InspectedBy = null;
        Raise(new ShipmentAccepted(Id, shipment.Id));
    }

    /// <summary>What was found of each line over all shipments so far.</summary>
    private void Recount()
    {
        foreach (var line in lines)
            line.Count([.. shipments.SelectMany(s => s.Lines).Where(l => l.OrderLineId == line.Id && l.AcceptedQuantity is not null)]);
    }

    private void Complete(Guid by, DateTime now, OrderAct act = OrderAct.Countersign)
    {
        Take(act, by, null, now);
        foreach (var line in lines.Where(l => l.AcceptedQuantity is null)) line.Count([], nothingCame: true);
        CountersignedBy = act == OrderAct.Countersign ? by : null;
        InspectedBy ??= shipments.MaxBy(s => s.Sequence)?.InspectedBy;
        AcceptedOn = BusinessDate.Of(now);
        AcceptedTotal = lines.Aggregate(Money.Zero, (sum, line) => sum + line.AcceptedAmount!.Value);
        if (AcceptedTotal.Value.IsZero) ClosedAt = now;
        Raise(new OrderAccepted(Id));
    }
}
