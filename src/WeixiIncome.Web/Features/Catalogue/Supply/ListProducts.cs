using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Supply;

/// <summary>
/// The supplier's own products.
/// </summary>
/// <param name="Q">A product number, or words as in the catalogue.</param>
/// <param name="Stock">low: few orders left; out: less than one.</param>
/// <param name="Sort">name, status, price, changed; with a minus the other way round.</param>
public sealed record ListProducts(string? Q, ProductStatus? Status, string? Stock, string? Sort, int? Page) : IRequest<ProductsPage>;

/// <summary>One own product in the list.</summary>
public sealed record ProductRow(string Number, string Name, string Category, string Picture, Guid? Photo, ProductStatus Status, Money? Price, Unit? Unit, int Offers, bool IsLow, bool IsOut, DateTime ChangedAt);

/// <summary>The list of own products.</summary>
public sealed record ProductsPage(ListProducts Query, Paged<ProductRow> Products);

internal sealed class ListProductsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListProducts, ProductsPage>
{
    public async Task<ProductsPage> Handle(ListProducts request, CancellationToken cancellationToken)
    {
        var products = db.OwnProducts(user).AsNoTracking().Asked(db, request);
        var rows = products.Select(p => new ProductRow(p.Number, p.Name, db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Name).First(),
            p.Picture ?? db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Picture).First(),
            p.Photos.OrderBy(f => f.Position).Select(f => (Guid?)f.FileId).FirstOrDefault(), p.Status,
            p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => (Money?)o.LowestTierPrice).FirstOrDefault(),
            p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => (Unit?)o.Unit).FirstOrDefault(),
            p.Offers.Count(o => o.IsOffered),
            p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity * Offer.FewOrders), p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity), p.ChangedAt));
        return new(request, await rows.Page(request.Page, cancellationToken));
    }
}

/// <summary>What the list shows, for the page, its export and the bulk form alike.</summary>
internal static class AskedProducts
{
    public static IQueryable<Product> Asked(this IQueryable<Product> products, MarketDb db, ListProducts query)
    {
        var typed = query.Q?.Trim().ToUpperInvariant() ?? "";
        products = typed.Length > 1 && typed[0] == 'P' && typed.AsSpan(1).ContainsAnyExceptInRange('0', '9') == false
            ? products.Where(p => p.Number == typed)
            : products.Matching(db, SearchQuestion.Of(query.Q));
        if (query.Status is { } status) products = products.Where(p => p.Status == status);
        products = query.Stock switch
        {
            "low" => products.Where(p => p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity * Offer.FewOrders)),
            "out" => products.Where(p => p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity)),
            _ => products,
        };
        return Sorted(products, query.Sort);
    }

    private static IQueryable<Product> Sorted(IQueryable<Product> products, string? sort) => sort switch
    {
        "name" => products.OrderBy(p => p.NamePinyin).ThenBy(p => p.Id),
        "-name" => products.OrderByDescending(p => p.NamePinyin).ThenBy(p => p.Id),
        "status" => products.OrderBy(p => p.Status).ThenByDescending(p => p.ChangedAt).ThenBy(p => p.Id),
        "-status" => products.OrderByDescending(p => p.Status).ThenByDescending(p => p.ChangedAt).ThenBy(p => p.Id),
        "price" => products.OrderBy(p => p.FromPrice).ThenBy(p => p.Id),
        "-price" => products.OrderByDescending(p => p.FromPrice).ThenBy(p => p.Id),
        "changed" => products.OrderBy(p => p.ChangedAt).ThenBy(p => p.Id),
        _ => products.OrderByDescending(p => p.ChangedAt).ThenBy(p => p.Id),
    };
}
