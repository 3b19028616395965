using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying;

/// <summary>Something that a person should know about a line of the cart, and what to do about it.</summary>
/// <param name="Sentence">Chinese, the key of its translation, with {0}, {1}, … for the arguments.</param>
/// <param name="Blocks">The line cannot be ordered as it stands.</param>
/// <param name="Fit">A quantity that would do, base units.</param>
public sealed record CartConcern(string Sentence, object?[] Arguments, bool Blocks, long? Fit = null)
{
    /// <param name="supplierActive">Whether the supplier may trade now.</param>
    /// <param name="month">This month: a season that is past does not hinder a later delivery.</param>
    public static IEnumerable<CartConcern> Of(Offer offer, Product product, bool supplierActive, long quantity, Money seenPrice, int month)
    {
        if (!supplierActive) return [new("供应商已暂停供货，请移出购物车。", [], Blocks: true)];
        if (!product.IsOnSale || !offer.IsOffered) return [new("已下架，请移出购物车。", [], Blocks: true)];
        if (offer.Available < offer.MinimumQuantity) return [new("库存不足起订量，请移出购物车，或等供应商补货。", [], Blocks: true)];
        return OfQuantity(offer, quantity).Concat(OfMoment(offer, quantity, seenPrice, month));
    }

    /// <summary>What its canteen may not buy: a warning, since a union or another purpose may.</summary>
    /// <param name="canteen">None for persons and others without a canteen.</param>
    public static IEnumerable<CartConcern> OfCanteen(Product product, Category category, BuyersCanteen? canteen)
    {
        if (canteen is not null && category.Refusal(product.Name, canteen.Kind) is { } refusal) yield return new(refusal.Sentence, [.. refusal.Arguments], Blocks: false);
    }

    private static IEnumerable<CartConcern> OfQuantity(Offer offer, long quantity)
    {
        if (quantity < offer.MinimumQuantity)
            yield return new("低于起订量 {0}，请增加数量。", [new Measured(offer.MinimumQuantity, offer.Unit)], Blocks: true, offer.MinimumQuantity);
        if (quantity > offer.Available)
            yield return new("库存只剩 {0}，请减少数量。", [new Measured(offer.Available, offer.Unit)], Blocks: true, offer.Available);
    }

    private static IEnumerable<CartConcern> OfMoment(Offer offer, long quantity, Money seenPrice, int month)
    {
        if (!offer.InSeason(month))
            yield return new("现在不在供货期（{0}—{1} 月），结算时请选供货期内的送货日期。", [offer.SeasonFrom, offer.SeasonTo], Blocks: false);
        if (offer.PriceFor(quantity) is var price && price != seenPrice)
            yield return new("加入购物车后单价已从 {0} 变为 {1}。", [seenPrice, price], Blocks: false);
    }
}

/// <summary>The canteen for which somebody buys.</summary>
/// <param name="Kind">None while nobody said what it is.</param>
public sealed record BuyersCanteen(WeixiIncome.Domain.Accounts.CanteenKind? Kind);
