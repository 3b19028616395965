using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>What is ordered of one offer, at the price of that day; names are kept as they were.</summary>
public sealed class OrderLine : Entity
{
    private OrderLine() { }

    internal OrderLine(Guid orderId, int position, LineToPlace line)
    {
        (Id, OrderId, Position) = (line.Id, orderId, position);
        (OfferId, ProductId, CategoryId) = (line.Offer.Id, line.Product.Id, line.Product.CategoryId);
        (ProductName, ProductNumber, Specification, Unit) = (line.Product.Name, line.Product.Number, line.Offer.Specification, line.Offer.Unit);
        (Quantity, UnitPrice, Amount, ComparisonId) = (line.Quantity, line.Price, line.Amount, line.ComparisonId);
    }

    public Guid OrderId { get; private set; }
    public int Position { get; private set; }
    public Guid OfferId { get; private set; }
    public Guid ProductId { get; private set; }
    public Guid CategoryId { get; private set; }
    public string ProductName { get; private set; } = "";
    public string ProductNumber { get; private set; } = "";
    public string Specification { get; private set; } = "";
    public Unit Unit { get; private set; }

    /// <summary>Base units (g, ml, pieces).</summary>
    public long Quantity { get; private set; }

    /// <summary>Per unit of sale.</summary>
    public Money UnitPrice { get; private set; }

    /// <summary>Rounded once per line.</summary>
    public Money Amount { get; private set; }

    /// <summary>The comparison of quotes (三家比价) that chose it.</summary>
    public Guid? ComparisonId { get; private set; }
    public long? AcceptedQuantity { get; private set; }
    public long? RefusedQuantity { get; private set; }
    public string? RefusalReason { get; private set; }

    /// <summary>Settled on the accepted weight.</summary>
    public Money? AcceptedAmount { get; private set; }

    internal void Inspect(InspectedLine found)
    {
        if (found.Accepted < 0 || found.Refused < 0) throw new RuleBroken("“{0}”的验收数量不能小于 0。", ProductName);
        if (found.Accepted + found.Refused != Quantity)
            throw new RuleBroken("“{0}”应验收 {1}，填写的合格与拒收合计 {2}，请核对。", ProductName,
                new Measured(Quantity, Unit), new Measured(found.Accepted + found.Refused, Unit));
        if (found.Refused > 0 && string.IsNullOrWhiteSpace(found.Reason))
            throw new RuleBroken("“{0}”有拒收，请写明原因。", ProductName);
        (AcceptedQuantity, RefusedQuantity) = (found.Accepted, found.Refused);
        RefusalReason = found.Refused > 0 ? Guard.Text(found.Reason, "拒收原因", 200) : null;
        AcceptedAmount = found.Accepted == Quantity ? Amount : Unit.Price(UnitPrice, found.Accepted);
    }

    internal void ForgetInspection() => (AcceptedQuantity, RefusedQuantity, RefusalReason, AcceptedAmount) = (null, null, null, null);
}

/// <summary>An offer, its product and how much of it in base units, about to become a line.</summary>
public sealed record LineToPlace(Offer Offer, Product Product, Category Category, long Quantity)
{
    /// <summary>The line's own id, known before it is made: the stock it takes is written down under it.</summary>
    public Guid Id { get; init; } = Ids.Next();

    /// <summary>Per unit of sale, as awarded or agreed; without one today's price holds.</summary>
    public Money? AgreedPrice { get; init; }
    public Money Price => AgreedPrice ?? Offer.PriceFor(Quantity);

    /// <summary>Rounded once per line.</summary>
    public Money Amount => Offer.Unit.Price(Price, Quantity);

    /// <summary>The comparison of quotes (三家比价) that chose it.</summary>
    public Guid? ComparisonId { get; init; }
}

/// <summary>What a receiver found of a line, base units; a refused part needs a reason.</summary>
public sealed record InspectedLine(Guid LineId, long Accepted, long Refused, string? Reason);
