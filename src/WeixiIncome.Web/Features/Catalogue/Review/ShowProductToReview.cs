using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Web.Features.Catalogue.Browse;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Review;

/// <summary>A product as buyers would see it, with the reviewer's decision beside it.</summary>
public sealed record ShowProductToReview(string Number) : IRequest<ReviewPage>;

/// <param name="Version">What the decision is about: another state is not decided by it.</param>
public sealed record ReviewPage(ProductPage Product, long Version, string? ReviewNote)
{
    public bool MayPublish => Product.Status == ProductStatus.InReview;
    public bool MayReturn => Product.Status is ProductStatus.InReview or ProductStatus.Published;
}

internal sealed class ShowProductToReviewHandler(MarketDb db, ICurrentUser user, IMediator mediator) : IRequestHandler<ShowProductToReview, ReviewPage>
{
    public async Task<ReviewPage> Handle(ShowProductToReview request, CancellationToken cancellationToken)
    {
        var state = await db.Products.AsNoTracking().VisibleTo(user).Where(p => p.Number == request.Number && p.Status != ProductStatus.Draft)
            .Select(p => new { p.Version, p.ReviewNote }).OrNotThere(cancellationToken);
        return new(await mediator.Send(new ShowProduct(request.Number), cancellationToken), state.Version, state.ReviewNote);
    }
}
