using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Shipments;

/// <summary>What became of goods that the buyer refused.</summary>
public enum RefusedGoods
{
    Waiting = 0,
    BackInLot = 1,
    WrittenOff = 2,
}

/// <summary>A part of a lot (or goods whose lot names no household) that left for an order's line.</summary>
public sealed class ShipmentLine : Entity
{
    private ShipmentLine() { }

    internal ShipmentLine(Shipment shipment, OrderLine line, LineToShip terms, bool supplierIsLinked)
    {
        (ShipmentId, OrderId, BuyerId, OrderLineId, Quantity) = (shipment.Id, shipment.OrderId, shipment.BuyerId, line.Id, Guard.Positive(terms.Quantity, "发货数量"));
        (IsLocal, SupplierIsLinked) = (terms.IsLocal, supplierIsLinked);
        if (terms.Lot is not { } lot) return;
        (LotId, LotNumber, AlleviatedWeight, InputWeight, NamesHouseholds) = (lot.LotId, lot.Number, lot.AlleviatedWeight, lot.InputWeight, lot.NamesHouseholds);
        (ProducedOn, BestBefore, CertificateNumber) = (lot.ProducedOn, lot.BestBefore, lot.CertificateNumber);
    }

    public Guid ShipmentId { get; private set; }
    public Guid OrderId { get; private set; }
    public Guid BuyerId { get; private set; }
    public Guid OrderLineId { get; private set; }
    public Guid? LotId { get; private set; }
    public string? LotNumber { get; private set; }

    /// <summary>Base units.</summary>
    public long Quantity { get; private set; }

    /// <summary>The lot's input weight of registered alleviated households when it left, of <see cref="InputWeight"/>.</summary>
    public long AlleviatedWeight { get; private set; }
    public long InputWeight { get; private set; }

    /// <summary>Its lot names a household; what does not is 「未归户」.</summary>
    public bool NamesHouseholds { get; private set; }
    public bool IsLocal { get; private set; }
    public bool SupplierIsLinked { get; private set; }
    public DateOnly? ProducedOn { get; private set; }
    public DateOnly? BestBefore { get; private set; }
    public string? CertificateNumber { get; private set; }
    public long? AcceptedQuantity { get; private set; }
    public long? RefusedQuantity { get; private set; }
    public string? RefusalReason { get; private set; }
    public RefusedGoods Refused { get; private set; }

    /// <summary>Of the accepted quantity, what was returned later, and what it came to.</summary>
    public long ReturnedQuantity { get; private set; }
    public Money ReturnedAmount { get; private set; }

    /// <summary>Base units that the buyer kept so far.</summary>
    public long Kept => (AcceptedQuantity ?? 0) - ReturnedQuantity;

    /// <summary>The base of what no alleviated household produced.</summary>
    public PurchaseBase RestBase => !IsLocal ? PurchaseBase.N : SupplierIsLinked && NamesHouseholds ? PurchaseBase.B : PurchaseBase.C;

    /// <summary>Weights of base A and of the rest; all of it is the rest where no lot names households.</summary>
    public (long Alleviated, long Others) Weights => LotId is null || !IsLocal || InputWeight == 0 ? (0, 1) : (AlleviatedWeight, InputWeight - AlleviatedWeight);

    internal void Find(long accepted, string? reason) => (AcceptedQuantity, RefusedQuantity, RefusalReason) = (accepted, Quantity - accepted, accepted < Quantity ? reason : null);

    internal void Forget() => (AcceptedQuantity, RefusedQuantity, RefusalReason) = (null, null, null);

    internal void Return(long quantity, Money amount) => (ReturnedQuantity, ReturnedAmount) = (ReturnedQuantity + quantity, ReturnedAmount + amount);

    /// <summary>The refused part came home: into its lot again, or written off.</summary>
    internal void ReceiveBack(RefusedGoods what)
    {
        if (RefusedQuantity is not > 0) throw new RuleBroken("这一行没有拒收的数量。");
        if (Refused != RefusedGoods.Waiting) throw new RuleBroken("这一行拒收的货已经处理过。");
        Refused = what;
    }

    /// <summary>A household's share was called in question, or cleared: the lot's share counts anew for what left of it.</summary>
    internal void Reweigh(long alleviatedWeight) => AlleviatedWeight = alleviatedWeight;
}
