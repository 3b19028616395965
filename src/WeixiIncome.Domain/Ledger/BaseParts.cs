using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Ledger;

/// <summary>A part of an accepted line by whose produce it was.</summary>
/// <param name="Quantity">Base units.</param>
public sealed record BasePart(PurchaseBase Base, bool Unattributed, Money Amount, long Quantity);

/// <summary>
/// How an accepted line divides into bases: A by the lots' input weight of registered alleviated households, the rest B, C or N;
/// exact to the fen by largest remainder. Source: product.md, "What the goals mean", base.
/// </summary>
public static class BaseParts
{
    public static IReadOnlyList<BasePart> Of(Order order, OrderLine line)
    {
        if (line.AcceptedAmount is not { IsPositive: true } amount) return [];
        var pieces = order.PiecesOf(line);
        if (pieces.Count == 0) return [new(PurchaseBase.C, true, amount, line.AcceptedQuantity ?? 0)];
        return Gathered(pieces.SelectMany(p => Divided(p, 0)));
    }

    /// <summary>What a return takes of a line, by whose produce it was: the difference of what was kept before it and after it.</summary>
    public static IReadOnlyList<BasePart> Of(Order order, OrderLine line, GoodsReturn returned)
    {
        var parts = new List<BasePart>();
        foreach (var piece in order.PiecesOf(line))
        {
            if (returned.Lines.FirstOrDefault(l => l.ShipmentLineId == piece.Piece.Id) is not { Granted: > 0 } taken) continue;
            parts.AddRange(Divided(piece, taken.Before).Zip(Divided(piece, taken.Before + taken.Granted.Value), (before, after) => before with { Amount = before.Amount - after.Amount, Quantity = before.Quantity - after.Quantity }));
        }
        return Gathered(parts);
    }

    /// <summary>What is kept of a piece once so much was returned: the households' part, then the rest.</summary>
    private static BasePart[] Divided(AcceptedPiece of, long returned)
    {
        var (piece, (a, rest)) = (of.Piece, of.Piece.Weights);
        var (money, quantity) = (of.Kept(returned).Split([a, rest]), new Money(piece.AcceptedQuantity!.Value - returned).Split([a, rest]));
        return [new(PurchaseBase.A, false, money[0], quantity[0].Fen), new(piece.RestBase, !piece.NamesHouseholds && piece.IsLocal, money[1], quantity[1].Fen)];
    }

    private static BasePart[] Gathered(IEnumerable<BasePart> parts) =>
        [.. parts.GroupBy(p => (p.Base, p.Unattributed), (whose, all) => new BasePart(whose.Base, whose.Unattributed, all.Aggregate(Money.Zero, (sum, p) => sum + p.Amount), all.Sum(p => p.Quantity))).Where(p => p.Amount.IsPositive).OrderBy(p => p.Base)];
}
