using WeixiIncome.Domain.Orders;
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
        var came = order.Shipments.SelectMany(s => s.Lines).Where(l => l.OrderLineId == line.Id && l.AcceptedQuantity > 0).ToArray();
        if (came.Length == 0) return [new(PurchaseBase.C, true, amount, line.AcceptedQuantity ?? 0)];
        var parts = new List<BasePart>();
        foreach (var (piece, share) in came.Zip(amount.Split([.. came.Select(l => l.AcceptedQuantity!.Value)])))
        {
            var (a, rest) = piece.Weights;
            var (money, quantity) = (share.Split([a, rest]), new Money(piece.AcceptedQuantity!.Value).Split([a, rest]));
            parts.Add(new(PurchaseBase.A, false, money[0], quantity[0].Fen));
            parts.Add(new(piece.RestBase, !piece.NamesHouseholds && piece.IsLocal, money[1], quantity[1].Fen));
        }
        return [.. parts.GroupBy(p => (p.Base, p.Unattributed), (whose, all) => new BasePart(whose.Base, whose.Unattributed, all.Aggregate(Money.Zero, (sum, p) => sum + p.Amount), all.Sum(p => p.Quantity))).Where(p => p.Amount.IsPositive).OrderBy(p => p.Base)];
    }
}
