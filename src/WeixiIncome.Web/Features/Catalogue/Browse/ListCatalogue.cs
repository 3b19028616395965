using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>
/// Published products of active suppliers, found by words, narrowed by facets.
/// </summary>
/// <param name="Q">Chinese words, pinyin, initials; of products, categories and suppliers.</param>
/// <param name="Category">Codes; any of them.</param>
/// <param name="Township">Area codes of 9 digits; any of them.</param>
/// <param name="Price">Keys of <see cref="PriceBand"/>; any of them.</param>
/// <param name="Season">Only what is supplied this month.</param>
/// <param name="Certificate">Only categories whose lots carry a conformity certificate.</param>
/// <param name="Sort">price, -price, name; the best match, then the newest otherwise.</param>
public sealed record ListCatalogue(string? Q, string[]? Category, string[]? Township, string[]? Supplier, string[]? Price,
    bool? Season, bool? Certificate, string? Sort, int? Page) : IRequest<CataloguePage>;

/// <summary>A product in the list.</summary>
/// <param name="Price">Of the cheapest offer, per unit of sale.</param>
/// <param name="Offers">How many ways there are to buy it.</param>
/// <param name="ComesFirst">「同等条件优先」: another supplier offers the same on the same conditions, and this one is linked to households under ¥10,000; said to those who are signed in.</param>
public sealed record ProductCard(string Number, string Name, string Picture, Guid? Photo, string Supplier, string Origin,
    Money Price, Unit Unit, int Offers, bool InSeason, bool SoldOut, bool CertificateRequired, string? Link832 = null, bool ComesFirst = false);

/// <summary>The catalogue as asked for.</summary>
public sealed record CataloguePage(ListCatalogue Query, Paged<ProductCard> Products, CatalogueFacets Facets, int Month);

internal sealed class ListCatalogueHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<ListCatalogue, CataloguePage>
{
    private const int PageSize = 24;

    public async Task<CataloguePage> Handle(ListCatalogue request, CancellationToken cancellationToken)
    {
        var month = clock.Today().Month;
        var question = SearchQuestion.Of(request.Q);
        var found = db.Products.AsNoTracking().VisibleTo(user)
            .Where(p => p.Status == ProductStatus.Published && p.FromPrice != null
                && db.Organisations.Any(o => o.Id == p.SupplierId && o.Status == OrganisationStatus.Active))
            .Matching(db, question);
        var facets = new CatalogueFacets(request, await Cells(found, month, cancellationToken), areas);
        var pages = Math.Max(1, (facets.Total + PageSize - 1) / PageSize);
        var page = Math.Clamp(request.Page ?? 1, 1, pages);
        var linked = user.IsSignedIn ? await db.LinkedToLowIncome().ToListAsync(cancellationToken) : null;
        var rows = await Rows(Sorted(Chosen(found, facets, month), request.Sort, question, linked is { Count: > 0 } ? linked : null), month)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var first = linked is { Count: > 0 } ? await db.ComeFirst(user, linked, rows.ConvertAll(row => row.Number), cancellationToken) : [];
        return new(request, new([.. rows.Select(row => row with { Origin = areas.Path(row.Origin), ComesFirst = first.Contains(row.Number) })], page, PageSize, facets.Total), facets, month);
    }

    /// <summary>One query for every facet: how many products share category, supplier, township, price band and season.</summary>
    private async Task<List<FacetCell>> Cells(IQueryable<Product> found, int month, CancellationToken ct)
    {
        var bit = 1 << (month - 1);
        Money? first = PriceBand.Limits[0], second = PriceBand.Limits[1], third = PriceBand.Limits[2], fourth = PriceBand.Limits[3];
        return await found
            .Join(db.Organisations, p => p.SupplierId, o => o.Id, (p, o) => new { Product = p, Supplier = o.Name })
            .Join(db.Categories, p => p.Product.CategoryId, c => c.Id, (p, c) => new
            {
                c.Code, Category = c.Name, c.Position, c.CertificateRequired, p.Product.SupplierId, p.Supplier,
                Township = p.Product.OriginAreaCode.Substring(0, 9),
                Band = p.Product.FromPrice < first ? 0 : p.Product.FromPrice < second ? 1 : p.Product.FromPrice < third ? 2 : p.Product.FromPrice < fourth ? 3 : 4,
                InSeason = (p.Product.SeasonMonths & bit) != 0,
            })
            .GroupBy(p => p)
            .Select(g => new FacetCell(g.Key.Code, g.Key.Category, g.Key.Position, g.Key.CertificateRequired, g.Key.SupplierId, g.Key.Supplier,
                g.Key.Township, g.Key.Band, g.Key.InSeason, g.Count()))
            .ToListAsync(ct);
    }

    private IQueryable<Product> Chosen(IQueryable<Product> found, CatalogueFacets facets, int month)
    {
        var (categories, townships, suppliers, bit) = (facets.CategoryCodes, facets.TownshipCodes, facets.SupplierIds, 1 << (month - 1));
        if (categories.Count > 0) found = found.Where(p => db.Categories.Any(c => c.Id == p.CategoryId && categories.Contains(c.Code)));
        if (facets.CertificateOnly) found = found.Where(p => db.Categories.Any(c => c.Id == p.CategoryId && c.CertificateRequired));
        if (townships.Count > 0) found = found.Where(p => townships.Contains(p.OriginAreaCode.Substring(0, 9)));
        if (suppliers.Count > 0) found = found.Where(p => suppliers.Contains(p.SupplierId));
        if (facets.InSeasonOnly) found = found.Where(p => (p.SeasonMonths & bit) != 0);
        return PriceBand.Within(found, facets.Bands);
    }

    /// <param name="linked">Suppliers that come first at the same name and price, for those who are signed in.</param>
    private static IQueryable<Product> Sorted(IQueryable<Product> products, string? sort, SearchQuestion question, IReadOnlyList<Guid>? linked)
    {
        var name = question.InName;
        return sort switch
        {
            "price" => products.OrderBy(p => p.FromPrice).ThenBy(p => p.NamePinyin).ThenBy(p => linked == null || !linked.Contains(p.SupplierId)).ThenBy(p => p.Id),
            "-price" => products.OrderByDescending(p => p.FromPrice).ThenBy(p => p.NamePinyin).ThenBy(p => linked == null || !linked.Contains(p.SupplierId)).ThenBy(p => p.Id),
            "name" => products.OrderBy(p => p.NamePinyin).ThenBy(p => p.FromPrice).ThenBy(p => linked == null || !linked.Contains(p.SupplierId)).ThenBy(p => p.Id),
            _ when name.Length > 0 => products.OrderByDescending(p => p.Name.Contains(name) || p.NamePinyin.Contains(name)).ThenByDescending(p => p.PublishedAt).ThenBy(p => p.Id),
            _ => products.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id),
        };
    }

    private IQueryable<ProductCard> Rows(IQueryable<Product> products, int month)
    {
        var bit = 1 << (month - 1);
        return products.Select(p => new ProductCard(p.Number, p.Name,
            p.Picture ?? db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Picture).First(),
            p.Photos.OrderBy(f => f.Position).Select(f => (Guid?)f.FileId).FirstOrDefault(),
            db.Organisations.Where(o => o.Id == p.SupplierId).Select(o => o.Name).First(), p.OriginAreaCode,
            p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => o.LowestTierPrice).First(),
            p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => o.Unit).First(),
            p.Offers.Count(o => o.IsOffered), (p.SeasonMonths & bit) != 0, !p.Offers.Any(o => o.IsOffered && o.Available >= o.MinimumQuantity),
            db.Categories.Any(c => c.Id == p.CategoryId && c.CertificateRequired), p.Link832));
    }
}
