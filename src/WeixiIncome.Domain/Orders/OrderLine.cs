using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders.Shipments;
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
        TolerancePermille = Unit.Family() == UnitFamily.Count ? 0 : line.Category.TolerancePermille;
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

    /// <summary>Per mille by which more than ordered may be shipped; by weight nobody hits a kilogram exactly.</summary>
    public int TolerancePermille { get; private set; }

    public long MostToShip => Quantity + (long)((Int128)Quantity * TolerancePermille / 1000);

    /// <summary>What was found of it so far.</summary>
    /// <param name="nothingCame">The order ends without any of it.</param>
    internal void Count(IReadOnlyList<ShipmentLine> found, bool nothingCame = false)
    {
        if (found.Count == 0 && !nothingCame)
        {
            (AcceptedQuantity, RefusedQuantity, RefusalReason, AcceptedAmount) = (null, null, null, null);
            return;
        }
        var accepted = found.Sum(l => l.AcceptedQuantity!.Value);
        (AcceptedQuantity, RefusedQuantity) = (accepted, found.Sum(l => l.RefusedQuantity!.Value));
        var reasons = string.Join("；", found.Select(l => l.RefusalReason).Where(r => r is not null).Distinct());
        RefusalReason = reasons.Length == 0 ? null : reasons.Length > 200 ? reasons[..200] : reasons;
        AcceptedAmount = accepted == Quantity ? Amount : Unit.Price(UnitPrice, accepted);
    }
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
