using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying;

/// <summary>Something that was bought or noted before and is to be bought again.</summary>
/// <param name="Quantity">Base units.</param>
/// <param name="PriceThen">Per unit of sale, as it was paid or seen.</param>
public sealed record Again(Guid OfferId, string Product, long Quantity, Money PriceThen);

/// <summary>What is different from last time, in a sentence; said before anything is ordered.</summary>
/// <param name="Sentence">Chinese, the key of its translation.</param>
/// <param name="IsLeftOut">It cannot be bought and does not go into the cart.</param>
public sealed record Difference(string Sentence, object?[] Arguments, bool IsLeftOut);

/// <summary>Holds what was bought before against what is offered now.</summary>
public static class Refill
{
    /// <param name="offer">As it stands now; none if it was taken away or may not be seen.</param>
    /// <param name="isOnSale">Product published, offer offered, supplier trading.</param>
    public static IEnumerable<Difference> Differences(Again again, Offer? offer, bool isOnSale)
    {
        if (offer is null || !isOnSale)
        {
            yield return new("“{0}”已下架或供应商已暂停，没有放入。", [again.Product], IsLeftOut: true);
            yield break;
        }
        var price = offer.PriceFor(again.Quantity);
        if (price > again.PriceThen) yield return new("“{0}”涨价：{1} → {2}。", [again.Product, again.PriceThen, price], false);
        if (price < again.PriceThen) yield return new("“{0}”降价：{1} → {2}。", [again.Product, again.PriceThen, price], false);
        if (offer.Available < again.Quantity) yield return new("“{0}”库存只剩 {1}，上次是 {2}，请改数量。", [again.Product, new Measured(offer.Available, offer.Unit), new Measured(again.Quantity, offer.Unit)], false);
        if (again.Quantity < offer.MinimumQuantity) yield return new("“{0}”起订量现在是 {1}，上次是 {2}，请改数量。", [again.Product, new Measured(offer.MinimumQuantity, offer.Unit), new Measured(again.Quantity, offer.Unit)], false);
    }
}
