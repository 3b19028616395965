using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Shipments;

/// <summary>Where a shipment is between the supplier's gate and the buyer's.</summary>
public enum ShipmentStatus
{
    [Description("在途，待验收")] OnTheWay = 1,
    [Description("已登记，待复核")] Inspected = 2,
    [Description("已验收")] Accepted = 3,
}

/// <summary>A part of a lot that leaves, as the lot is at that moment: the ledger's base is fixed with it.</summary>
/// <param name="AlleviatedWeight">Input weight of registered alleviated households.</param>
/// <param name="InputWeight">All input weight.</param>
public sealed record LotToShip(Guid LotId, string Number, long AlleviatedWeight, long InputWeight, bool NamesHouseholds, DateOnly ProducedOn, DateOnly? BestBefore, string? CertificateNumber);

/// <summary>What leaves of an order's line.</summary>
/// <param name="Quantity">Base units.</param>
/// <param name="Lot">None: no household is named (「未归户」).</param>
/// <param name="IsLocal">Grown in the county; what was not is base N.</param>
public sealed record LineToShip(Guid OrderLineId, long Quantity, LotToShip? Lot = null, bool IsLocal = true);

/// <summary>How a shipment leaves.</summary>
/// <param name="IsLast">What is not shipped yet will not be.</param>
/// <param name="SupplierIsLinked">双绑 on this day: its produce is base B where no household's share makes it A.</param>
/// <remarks>Temperature: cold-chain notes, such as 「装车 4℃，途中 2—6℃」.</remarks>
public sealed record ShipTerms(IReadOnlyList<LineToShip> Lines, string? Carrier, string? CarrierNumber, bool IsLast, bool SupplierIsLinked)
{
    public string? Vehicle { get; init; }
    public Guid? NodeId { get; init; }
    public string? Temperature { get; init; }
}

/// <summary>One delivery of an order: its lines by lot and weight, how it travels, and its acceptance by two people of whom neither ordered.</summary>
public sealed class Shipment : Entity
{
    private readonly List<ShipmentLine> lines = [];

    private Shipment() { }

    internal Shipment(Order order, int sequence, ShipTerms terms, Guid by, DateTime now)
    {
        (OrderId, BuyerId, SupplierId, Sequence, Number) = (order.Id, order.BuyerId, order.SupplierId, sequence, $"{order.Number}-{sequence}");
        Carrier = Guard.OptionalText(terms.Carrier, "承运方", 60);
        CarrierNumber = Guard.OptionalText(terms.CarrierNumber, "运单号", 60);
        Vehicle = Guard.OptionalText(terms.Vehicle, "车牌", 20);
        Temperature = Guard.OptionalText(terms.Temperature, "温度记录", 100);
        (NodeId, Status, ShippedBy, ShippedAt, ShippedOn) = (terms.NodeId, ShipmentStatus.OnTheWay, by, now, BusinessDate.Of(now));
        lines.AddRange(terms.Lines.Select(line => new ShipmentLine(this, order.Lines.Single(l => l.Id == line.OrderLineId), line, terms.SupplierIsLinked)));
    }

    public Guid OrderId { get; private set; }
    public Guid BuyerId { get; private set; }
    public Guid SupplierId { get; private set; }

    /// <summary>1 for the first of the order.</summary>
    public int Sequence { get; private set; }

    /// <summary>WX20261122-000123-1: stands on the delivery note.</summary>
    public string Number { get; private set; } = "";
    public ShipmentStatus Status { get; private set; }
    public string? Carrier { get; private set; }
    public string? CarrierNumber { get; private set; }
    public string? Vehicle { get; private set; }
    public Guid? NodeId { get; private set; }
    public string? Temperature { get; private set; }
    public Guid ShippedBy { get; private set; }
    public DateTime ShippedAt { get; private set; }
    public DateOnly ShippedOn { get; private set; }
    public Guid? InspectedBy { get; private set; }
    public DateTime? InspectedAt { get; private set; }
    public Guid? PhotoFileId { get; private set; }
    public Guid? CountersignedBy { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }

    /// <summary>The buyer's agreement under which time accepted it; none where two people did.</summary>
    public Guid? AutoAcceptanceId { get; private set; }

    /// <summary>When the buyer was reminded that time will accept it.</summary>
    public DateTime? RemindedAt { get; private set; }
    public IReadOnlyList<ShipmentLine> Lines => lines;

    public bool IsAccepted => Status == ShipmentStatus.Accepted;

    internal void Inspect(IReadOnlyList<InspectedLine> found, IReadOnlyList<OrderLine> orderLines, Guid? photo, Guid by, DateTime now)
    {
        foreach (var part in lines.GroupBy(l => l.OrderLineId))
        {
            var line = orderLines.Single(l => l.Id == part.Key);
            var seen = found.FirstOrDefault(f => f.LineId == line.Id) ?? throw new RuleBroken("“{0}”还没有填写验收数量。", line.ProductName);
            var came = part.Sum(p => p.Quantity);
            if (seen.Accepted < 0 || seen.Refused < 0) throw new RuleBroken("“{0}”的验收数量不能小于 0。", line.ProductName);
            if (seen.Accepted + seen.Refused != came)
                throw new RuleBroken("“{0}”应验收 {1}，填写的合格与拒收合计 {2}，请核对。", line.ProductName, new Measured(came, line.Unit), new Measured(seen.Accepted + seen.Refused, line.Unit));
            if (seen.Refused > 0 && string.IsNullOrWhiteSpace(seen.Reason)) throw new RuleBroken("“{0}”有拒收，请写明原因。", line.ProductName);
            var reason = seen.Refused > 0 ? Guard.Text(seen.Reason, "拒收原因", 200) : null;
            var parts = new Money(seen.Accepted).Split([.. part.Select(p => p.Quantity)]);
            foreach (var (one, accepted) in part.Zip(parts)) one.Find(accepted.Fen, reason);
        }
        (InspectedBy, InspectedAt, PhotoFileId, Status) = (by, now, photo, ShipmentStatus.Inspected);
    }

    internal void ForgetInspection()
    {
        lines.ForEach(line => line.Forget());
        (InspectedBy, InspectedAt, PhotoFileId, Status) = (null, null, null, ShipmentStatus.OnTheWay);
    }

    /// <summary>Nobody looked at it in time: all of it, or what a first receiver had written down.</summary>
    internal void Accept(AutoAcceptance agreement, DateTime now)
    {
        if (Status == ShipmentStatus.OnTheWay) lines.ForEach(line => line.Find(line.Quantity, null));
        (AutoAcceptanceId, AcceptedAt, AcceptedOn, Status) = (agreement.Id, now, BusinessDate.Of(now), ShipmentStatus.Accepted);
    }

    internal void Accept(Guid by, DateTime now) => (CountersignedBy, AcceptedAt, AcceptedOn, Status) = (by, now, BusinessDate.Of(now), ShipmentStatus.Accepted);
}
