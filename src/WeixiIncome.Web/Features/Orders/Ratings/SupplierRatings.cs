using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Ratings;

namespace WeixiIncome.Web.Features.Orders.Ratings;

/// <summary>What buyers think of a supplier and of one of its products; for signed-in people only.</summary>
/// <param name="ProductNumber">Words are those of orders that held this product.</param>
public sealed record ShowSupplierRatings(Guid SupplierId, string ProductNumber) : IRequest<SupplierRatingsPage?>;

/// <summary>Means with counts, and the newest words without any person's name.</summary>
/// <param name="Product">Over the orders that held the product.</param>
public sealed record SupplierRatingsPage(RatingSummary? Supplier, RatingSummary? Product, IReadOnlyList<RatingWords> Words);

/// <summary>What was said.</summary>
/// <param name="Unit">None for a person.</param>
public sealed record RatingWords(int Score, string Words, string? Unit, DateTime At);

internal sealed class ShowSupplierRatingsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowSupplierRatings, SupplierRatingsPage?>
{
    public async Task<SupplierRatingsPage?> Handle(ShowSupplierRatings query, CancellationToken ct)
    {
        if (!user.IsSignedIn) return null;
        var ofProduct = db.Ratings.Where(r => r.SupplierId == query.SupplierId && r.Side == RatingSide.Buyer
            && db.Set<OrderLine>().Any(l => l.OrderId == r.OrderId && l.ProductNumber == query.ProductNumber));
        var product = await ofProduct.GroupBy(r => r.SupplierId)
            .Select(g => new RatingSummary(g.Count(), g.Average(r => (double)r.Score), g.Average(r => (double?)r.Quality), g.Average(r => (double?)r.Delivery), g.Average(r => (double?)r.Service)))
            .SingleOrDefaultAsync(ct);
        var words = await ofProduct.Where(r => r.Words != null).OrderByDescending(r => r.RatedAt).Take(3)
            .Join(db.Organisations, r => r.BuyerId, o => o.Id, (r, o) => new RatingWords(r.Score, r.Words!, o.Kind == OrganisationKind.Person ? null : o.Name, r.RatedAt)).ToListAsync(ct);
        return new(await db.RatingsOfSupplier(query.SupplierId, ct), product, words);
    }
}

/// <summary>Shown on a product's page: @await Component.InvokeAsync("SupplierRatings", new { supplierId, productNumber }).</summary>
[ViewComponent(Name = "SupplierRatings")]
public sealed class SupplierRatings(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid supplierId, string productNumber) =>
        View("/Features/Orders/Ratings/SupplierRatings.cshtml", await mediator.Send(new ShowSupplierRatings(supplierId, productNumber), HttpContext.RequestAborted));
}
