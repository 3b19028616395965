using System.Globalization;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>Something that is different from what the checkout page showed.</summary>
/// <param name="Sentence">Chinese, the key of its translation.</param>
public sealed record CartChange(Guid? OfferId, string Sentence, object?[] Arguments);

/// <summary>
/// What a checkout page showed, carried hidden in its form: offers, quantities, prices. It protects the person from
/// ordering at a price they did not see; it decides nothing else, so that it need not be secret.
/// </summary>
internal static class ShownCart
{
    public static string Write(IEnumerable<CartItem> items) =>
        string.Join(';', items.Select(item => FormattableString.Invariant($"{item.OfferId:N}:{item.Quantity}:{item.Price.Fen}")));

    public static IEnumerable<CartChange> Changes(string? shown, IReadOnlyCollection<CartItem> items)
    {
        var before = Read(shown);
        foreach (var item in items)
        {
            if (!before.Remove(item.OfferId, out var seen))
                yield return new(item.OfferId, "“{0}”是打开结算页之后加入的。", [item.Product.Name]);
            else if (seen.Quantity != item.Quantity)
                yield return new(item.OfferId, "“{0}”的数量从 {1} 变为 {2}。", [item.Product.Name, new Measured(seen.Quantity, item.Offer.Unit), new Measured(item.Quantity, item.Offer.Unit)]);
            else if (seen.Price != item.Price)
                yield return new(item.OfferId, "“{0}”的单价从 {1} 变为 {2}。", [item.Product.Name, seen.Price, item.Price]);
        }
        if (before.Count > 0) yield return new(null, "有 {0} 种产品在打开结算页之后移出了购物车。", [before.Count]);
    }

    private static Dictionary<Guid, (long Quantity, Money Price)> Read(string? shown)
    {
        var seen = new Dictionary<Guid, (long, Money)>();
        foreach (var part in (shown ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).Where(part => part.Length == 3))
            if (Guid.TryParse(part[0], out var offer) && long.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out var quantity)
                && long.TryParse(part[2], NumberStyles.None, CultureInfo.InvariantCulture, out var fen))
                seen[offer] = (quantity, new Money(fen));
        return seen;
    }
}
