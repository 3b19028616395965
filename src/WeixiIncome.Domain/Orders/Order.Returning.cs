using WeixiIncome.Domain.Orders.Shipments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>A part of a line as it came with one shipment, and its share of the line's accepted amount.</summary>
public readonly record struct AcceptedPiece(ShipmentLine Piece, Money Amount)
{
    /// <summary>What is left of the amount once so much was returned, base units.</summary>
    public Money Kept(long returned) => Amount.Split([Piece.AcceptedQuantity!.Value - returned, returned])[0];
}

/// <summary>What of a piece was returned before this return, and what this one takes back.</summary>
/// <param name="Before">Base units.</param>
public readonly record struct ReturnedPiece(long Before, Money Amount);

/// <summary>Goods that were accepted and come back, or are made good in money: the order stays accepted, less remains of it.</summary>
public sealed partial class Order
{
    /// <summary>What returns took back of the accepted total.</summary>
    public Money ReturnedTotal { get; private set; }

    /// <summary>How a line's accepted amount divides over what came, exact to the fen; in the order in which it came.</summary>
    public IReadOnlyList<AcceptedPiece> PiecesOf(OrderLine line)
    {
        if (line.AcceptedAmount is not { IsPositive: true } amount) return [];
        var came = shipments.OrderBy(s => s.Sequence).SelectMany(s => s.Lines.Where(l => l.OrderLineId == line.Id && l.AcceptedQuantity > 0).OrderBy(l => l.Id)).ToArray();
        return came.Length == 0 ? [] : [.. came.Zip(amount.Split([.. came.Select(l => l.AcceptedQuantity!.Value)]), (piece, share) => new AcceptedPiece(piece, share))];
    }

    /// <summary>
    /// Takes a quantity of one accepted piece back.
    /// </summary>
    /// <exception cref="RuleBroken">Not accepted yet, or more than the buyer still has.</exception>
    internal ReturnedPiece Return(Guid shipmentLineId, long quantity)
    {
        if (Status != OrderStatus.Accepted) throw new RuleBroken("订单 {0} 现在是“{1}”，验收以后才能退货。", Number, Status);
        foreach (var line in lines)
        {
            if (PiecesOf(line).FirstOrDefault(p => p.Piece.Id == shipmentLineId) is not { Piece: { } piece } found) continue;
            if (quantity > piece.Kept) throw new RuleBroken("“{0}”最多还能退 {1}，现在是 {2}。", line.ProductName, new Measured(piece.Kept, line.Unit), new Measured(quantity, line.Unit));
            var before = piece.ReturnedQuantity;
            var amount = found.Kept(before) - found.Kept(before + quantity);
            piece.Return(quantity, amount);
            ReturnedTotal += amount;
            return new(before, amount);
        }
        throw new NotThere();
    }
}
