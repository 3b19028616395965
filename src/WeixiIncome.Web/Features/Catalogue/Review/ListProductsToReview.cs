using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Review;

/// <summary>Products of the overseen area, those that await the review first.</summary>
/// <param name="Status">Awaiting review where nothing is said.</param>
public sealed record ListProductsToReview(string? Q, ProductStatus? Status, int? Page) : IRequest<ReviewDesk>
{
    public ProductStatus Asked => Status ?? ProductStatus.InReview;
}

/// <summary>A product on the reviewers' desk.</summary>
public sealed record ProductToReview(string Number, string Name, string Category, string Supplier, string Origin, ProductStatus Status, DateTime ChangedAt);

/// <summary>The reviewers' desk.</summary>
public sealed record ReviewDesk(ListProductsToReview Query, Paged<ProductToReview> Products);

internal sealed class ListProductsToReviewHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ListProductsToReview, ReviewDesk>
{
    public async Task<ReviewDesk> Handle(ListProductsToReview request, CancellationToken cancellationToken)
    {
        var products = db.Products.AsNoTracking().VisibleTo(user).Where(p => p.Status == request.Asked).Matching(db, SearchQuestion.Of(request.Q));
        var rows = products.OrderBy(p => p.ChangedAt).ThenBy(p => p.Id).Select(p => new ProductToReview(p.Number, p.Name,
            db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Name).First(), db.Organisations.Where(o => o.Id == p.SupplierId).Select(o => o.Name).First(),
            p.OriginAreaCode, p.Status, p.ChangedAt));
        var page = await rows.Page(request.Page, cancellationToken);
        return new(request, page with { Items = [.. page.Items.Select(row => row with { Origin = areas.Path(row.Origin) })] });
    }
}
