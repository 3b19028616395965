using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>How many products went into the cart, and what is different from last time, in the person's language.</summary>
public sealed record Refilled(int Put, IReadOnlyList<string> Changes);

/// <summary>An offer as it stands now, for those who plan with it.</summary>
public sealed record OfferNow(Offer Offer, Product Product, Category Category, Organisation Supplier)
{
    /// <summary>Product published, offer offered, supplier trading.</summary>
    public bool IsOnSale => Product.IsOnSale && Offer.IsOffered && Supplier.IsActive;
}

/// <summary>Puts what was bought or noted before into the cart, and says what changed since.</summary>
internal static class Refilling
{
    /// <summary>A command's answer is kept with it: longer statements end with the number of the rest.</summary>
    private const int LongestStatement = 480;

    /// <summary>Offers as they stand now, by id; those of products that were taken away altogether are missing.</summary>
    public static Task<Dictionary<Guid, OfferNow>> OffersNow(this MarketDb db, IReadOnlyCollection<Guid> ids, ICurrentUser user, CancellationToken ct) =>
        (from offer in db.Offers.Include(o => o.Tiers)
         join product in db.Products.VisibleTo(user) on offer.ProductId equals product.Id
         join category in db.Categories on product.CategoryId equals category.Id
         join supplier in db.Organisations on offer.SupplierId equals supplier.Id
         where ids.Contains(offer.Id)
         select new OfferNow(offer, product, category, supplier)).AsNoTracking().ToDictionaryAsync(o => o.Offer.Id, ct);

    /// <exception cref="RuleBroken">Nothing of it can be bought any more.</exception>
    public static async Task<Refilled> RefillCart(this MarketDb db, IReadOnlyList<Again> wanted, ICurrentUser user, Words words, DateTime now, CancellationToken ct)
    {
        var offers = await db.OffersNow([.. wanted.Select(w => w.OfferId)], user, ct);
        var (put, changes) = (0, new List<string>());
        var cart = await db.OpenCart(user, ct);
        foreach (var again in wanted)
        {
            var offer = offers.GetValueOrDefault(again.OfferId);
            var differences = Refill.Differences(again, offer?.Offer, offer?.IsOnSale == true).ToArray();
            changes.AddRange(differences.Select(difference => words[difference.Sentence, difference.Arguments]));
            if (differences.Any(difference => difference.IsLeftOut)) continue;
            cart.Add(offer!.Offer, again.Quantity, now);
            put++;
        }
        if (put == 0) throw new RuleBroken("这里面的产品都已下架，请到产品目录另选。");
        return new(put, Shortened(changes, words));
    }

    private static string[] Shortened(List<string> changes, Words words)
    {
        var (length, kept) = (0, new List<string>());
        foreach (var change in changes)
        {
            if ((length += change.Length) > LongestStatement) return [.. kept, words["另有 {0} 处变化，请逐行核对购物车。", changes.Count - kept.Count]];
            kept.Add(change);
        }
        return [.. kept];
    }
}
