using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>The form for a new comparison.</summary>
/// <param name="Offer">Offers chosen side by side before.</param>
public sealed record ShowNewComparison(Guid[]? Offer, MakeComparison? Typed = null) : IRequest<NewComparisonPage>;

/// <summary>The form, and the offers that will be taken in.</summary>
public sealed record NewComparisonPage(MakeComparison Form, IReadOnlyList<OfferChoice> Offers);

/// <summary>An offer by name, with its smallest tier's price.</summary>
public sealed record OfferChoice(Guid Id, string Product, string Specification, string Supplier, Money Price, Unit Unit);

internal sealed class ShowNewComparisonHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowNewComparison, NewComparisonPage>
{
    public async Task<NewComparisonPage> Handle(ShowNewComparison query, CancellationToken ct)
    {
        var ids = (query.Typed?.Offer ?? query.Offer ?? []).Distinct().Take(Comparison.Most).ToList();
        var offers = await db.OfferChoices(user, db.Offers.Where(o => ids.Contains(o.Id))).ToListAsync(ct);
        var first = offers.FirstOrDefault();
        return new(query.Typed ?? new(first?.Product, null, null, first?.Unit ?? Unit.Kilogram, null, [.. offers.Select(o => o.Id)], Guid.CreateVersion7()), offers);
    }
}

/// <summary>A comparison with its quotes.</summary>
public sealed record ShowComparison(string Number, AddOutsideQuote? Typed = null) : IRequest<ComparisonPage>;

/// <summary>Its page, with what this person may do.</summary>
/// <param name="People">Display names of those who acted.</param>
/// <param name="Suggested">Offers here that may fit the need.</param>
public sealed record ComparisonPage(Comparison Comparison, string Unit, IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, PriceBeside> Beside,
    IReadOnlyList<OfferChoice> Suggested, AddOutsideQuote Outside, bool MayAct, bool MaySign, Guid FormKey)
{
    public string? Who(Guid? member) => member is { } id ? People.GetValueOrDefault(id) : null;
}

internal sealed class ShowComparisonHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowComparison, ComparisonPage>
{
    public async Task<ComparisonPage> Handle(ShowComparison query, CancellationToken ct)
    {
        var comparison = await db.Comparisons.AsNoTracking().VisibleTo(user).Include(c => c.Quotes.OrderBy(q => q.Position)).Where(c => c.Number == query.Number).OrNotThere(ct);
        var isOwn = comparison.OrganisationId == user.OrganisationId;
        var members = new[] { comparison.MadeBy, comparison.DecidedBy, comparison.FirstSignatory, comparison.SecondSignatory }.OfType<Guid>().Distinct().ToList();
        var people = await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DisplayName, ct);
        var acts = isOwn && user.Has(MarketRole.Buyer);
        var collecting = acts && comparison.Status == ComparisonStatus.Collecting;
        var maySign = isOwn && comparison is { Status: ComparisonStatus.Decided, SecondSignatory: null } && !members.Contains(user.MemberId!.Value);
        return new(comparison, await db.Organisations.Where(o => o.Id == comparison.OrganisationId).Select(o => o.Name).SingleAsync(ct), people, await Beside(comparison, ct),
            collecting ? await Suggested(comparison, ct) : [],
            query.Typed ?? new(comparison.Number, comparison.Version, null, comparison.Specification, null, null, clock.Today(), null, Guid.CreateVersion7()), acts, maySign, Guid.CreateVersion7());
    }

    /// <summary>By quote.</summary>
    private async Task<Dictionary<Guid, PriceBeside>> Beside(Comparison comparison, CancellationToken ct)
    {
        var ids = comparison.Quotes.Select(q => q.OfferId).OfType<Guid>().ToList();
        var products = await db.Offers.Where(o => ids.Contains(o.Id)).Join(db.Products, o => o.ProductId, p => p.Id, (o, p) => new { o.Id, p.CategoryId, p.Name, p.OriginAreaCode })
            .ToDictionaryAsync(p => p.Id, ct);
        var book = await db.PriceBook(products.Values.Select(p => p.CategoryId), clock.Today(), ct);
        // A quote from outside is held beside what the first offer here is held beside: the need is the same.
        var usual = products.Values.FirstOrDefault();
        return comparison.Quotes.Select(q => (q.Id, Product: q.OfferId is { } offer ? products.GetValueOrDefault(offer) : usual, q.Price))
            .Where(q => q.Product is not null)
            .Select(q => (q.Id, Beside: book.Beside(q.Product!.CategoryId, q.Product.Name, q.Product.OriginAreaCode, comparison.Unit, q.Price)))
            .Where(q => q.Beside is not null).ToDictionary(q => q.Id, q => q.Beside!);
    }

    private async Task<List<OfferChoice>> Suggested(Comparison comparison, CancellationToken ct)
    {
        var taken = comparison.Quotes.Select(q => q.OfferId).OfType<Guid>().ToList();
        var found = db.Products.AsNoTracking().VisibleTo(user).Matching(db, SearchQuestion.Of(comparison.Product));
        var offers = await db.OfferChoices(user, db.Offers.Where(o => !taken.Contains(o.Id)), found).Take(40).ToListAsync(ct);
        return [.. offers.Where(o => o.Unit.ComparesWith(comparison.Unit)).Take(20)];
    }
}

/// <summary>Offers that a buyer may take into a comparison.</summary>
internal static class OfferingNow
{
    /// <param name="products">None for all that the person may see.</param>
    public static IQueryable<OfferChoice> OfferChoices(this MarketDb db, ICurrentUser user, IQueryable<Offer> offers, IQueryable<Product>? products = null) =>
        from offer in offers.AsNoTracking()
        join product in products ?? db.Products.VisibleTo(user) on offer.ProductId equals product.Id
        join supplier in db.Organisations on offer.SupplierId equals supplier.Id
        where offer.IsOffered && product.Status == ProductStatus.Published && supplier.Status == OrganisationStatus.Active
        orderby offer.ComparablePrice, offer.Id
        select new OfferChoice(offer.Id, product.Name, offer.Specification, supplier.Name, offer.LowestTierPrice, offer.Unit);
}
