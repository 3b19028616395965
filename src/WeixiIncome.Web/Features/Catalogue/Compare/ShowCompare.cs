using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Compare;

/// <summary>Offers side by side, for everyone.</summary>
/// <param name="Product">Numbers of products, all of whose offers are compared.</param>
/// <param name="Offer">Single offers.</param>
/// <param name="Similar">Also the cheapest of the same categories.</param>
public sealed record ShowCompare(string[]? Product, Guid[]? Offer, bool? Similar) : IRequest<ComparePage>;

/// <summary>The page; at most <see cref="Most"/> offers.</summary>
/// <param name="LeftOut">How many more were chosen.</param>
/// <param name="MayCompareQuotes">The person may make a comparison of three quotes of them.</param>
public sealed record ComparePage(ShowCompare Query, IReadOnlyList<ComparedOffer> Offers, int LeftOut, bool MayCompareQuotes)
{
    public const int Most = 12;
}

/// <summary>One offer in its column.</summary>
/// <param name="ComparableUnit">Kilogram, litre or piece.</param>
/// <param name="ComesFirst">「同等条件优先」: at equal conditions, linked to households under ¥10,000; said to those who are signed in, and nothing more.</param>
/// <param name="EqualOffers">How many others here are at the same conditions: name, category, specification, unit and price.</param>
public sealed record ComparedOffer(Guid Id, string Number, string Product, string Category, string Specification, string Supplier, string Township, Unit Unit,
    Unit ComparableUnit, Money ComparablePrice, IReadOnlyList<TierTerms> Tiers, long Minimum, long Available, int LeadDays, int SeasonFrom, int SeasonTo, bool InSeason,
    IReadOnlyList<string> DeliveryAreas, bool CertificateRequired, PriceBeside? Beside, int EqualOffers, bool ComesFirst);

internal sealed class ShowCompareHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ShowCompare, ComparePage>
{
    private sealed record FoundOffer(Offer Offer, Product Product, Category Category, string Supplier);

    public async Task<ComparePage> Handle(ShowCompare query, CancellationToken ct)
    {
        var (numbers, offers) = ((query.Product ?? []).Where(n => n is { Length: < 30 }).Distinct().Take(30).ToList(), (query.Offer ?? []).Distinct().Take(30).ToList());
        var chosen = await Found(db.Offers.Where(o => offers.Contains(o.Id) || db.Products.Any(p => p.Id == o.ProductId && numbers.Contains(p.Number)))).Take(60).ToListAsync(ct);
        var found = query.Similar == true ? [.. chosen, .. await SimilarTo(chosen, ct)] : chosen;
        var linked = user.IsSignedIn ? (await db.LinkedToLowIncome().ToListAsync(ct)).ToHashSet() : [];
        // Among those at equal conditions the linked come first; the others stay where they are.
        var shown = found.Take(ComparePage.Most).OrderBy(f => f.Offer.ComparablePrice).ThenBy(f => (f.Product.Name, f.Category.Id, f.Offer.Specification, f.Offer.Unit)).ThenBy(f => !linked.Contains(f.Offer.SupplierId)).ThenBy(f => f.Offer.Id).ToArray();
        var book = await db.PriceBook(shown.Select(f => f.Category.Id), clock.Today(), ct);
        return new(query, [.. shown.Select(f => Column(f, shown, book, linked))], found.Count - shown.Length, user.Has(MarketRole.Buyer));
    }

    /// <summary>What is on sale of them, the cheapest first.</summary>
    private IQueryable<FoundOffer> Found(IQueryable<Offer> offers) =>
        (from offer in offers.Include(o => o.Tiers)
         join product in db.Products.VisibleTo(user) on offer.ProductId equals product.Id
         join category in db.Categories on product.CategoryId equals category.Id
         join supplier in db.Organisations on offer.SupplierId equals supplier.Id
         where offer.IsOffered && product.Status == ProductStatus.Published && supplier.Status == OrganisationStatus.Active
         orderby offer.ComparablePrice, offer.Id
         select new FoundOffer(offer, product, category, supplier.Name)).AsNoTracking();

    private async Task<List<FoundOffer>> SimilarTo(List<FoundOffer> chosen, CancellationToken ct)
    {
        var (categories, known) = (chosen.ConvertAll(f => f.Category.Id), chosen.ConvertAll(f => f.Offer.Id));
        return await Found(db.Offers.Where(o => !known.Contains(o.Id) && db.Products.Any(p => p.Id == o.ProductId && categories.Contains(p.CategoryId)))).Take(6).ToListAsync(ct);
    }

    private ComparedOffer Column(FoundOffer found, FoundOffer[] all, PriceBook book, HashSet<Guid> linked)
    {
        var (offer, product, category, supplier) = found;
        return new(offer.Id, product.Number, product.Name, category.Name, offer.Specification, supplier, areas.Path(product.OriginAreaCode), offer.Unit,
            offer.Unit.Comparable(), offer.ComparablePrice, [.. offer.Tiers.OrderBy(t => t.From).Select(t => new TierTerms(t.From, t.Price))], offer.MinimumQuantity, offer.Available,
            offer.LeadDays, offer.SeasonFrom, offer.SeasonTo, offer.InSeason(clock.Today().Month), [.. offer.DeliveryAreas.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(areas.Name)],
            category.CertificateRequired, book.Beside(category.Id, product.Name, product.OriginAreaCode, offer.Unit, offer.LowestTierPrice), all.Count(other => AreEqual(found, other)), linked.Contains(offer.SupplierId) && all.Any(other => AreEqual(found, other)));
    }

    private static bool AreEqual(FoundOffer one, FoundOffer other) => one.Offer.Id != other.Offer.Id
        && (one.Product.Name, one.Category.Id, one.Offer.Specification, one.Offer.Unit, one.Offer.LowestTierPrice)
            == (other.Product.Name, other.Category.Id, other.Offer.Specification, other.Offer.Unit, other.Offer.LowestTierPrice);
}
