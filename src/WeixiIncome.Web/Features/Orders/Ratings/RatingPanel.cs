using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Ratings;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Ratings;

/// <summary>The ratings of one order inside its page.</summary>
public sealed record ShowRatings(string Number) : IRequest<RatingsOfOrder?>;

/// <summary>What both sides said, and the form of one's own side.</summary>
/// <param name="Mine">The side for which this person may rate now; none when it is fixed.</param>
/// <param name="BuyerScore">What suppliers think of the buying unit, for suppliers; never of a person.</param>
public sealed record RatingsOfOrder(string Number, Rating? OfSupplier, Rating? OfBuyer, RatingSide? Mine, RatingSummary? BuyerScore, Guid FormKey)
{
    public Rating? Own => Mine == RatingSide.Buyer ? OfSupplier : OfBuyer;
}

/// <summary>A mean with the number of ratings behind it; in hundredths.</summary>
public sealed record RatingSummary(int Count, double Score, double? First, double? Second, double? Third);

internal sealed class ShowRatingsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowRatings, RatingsOfOrder?>
{
    public async Task<RatingsOfOrder?> Handle(ShowRatings query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(o => o.Number == query.Number && o.Status == OrderStatus.Accepted, ct);
        if (order is null) return null;
        var given = await db.Ratings.AsNoTracking().Where(r => r.OrderId == order.Id).ToListAsync(ct);
        var (ofSupplier, ofBuyer) = (given.Find(r => r.Side == RatingSide.Buyer), given.Find(r => r.Side == RatingSide.Supplier));
        var side = order.RatedBy(user);
        var own = side == RatingSide.Buyer ? ofSupplier : ofBuyer;
        // What a supplier says of a person is between the two.
        var isParty = order.BuyerId == user.OrganisationId || order.SupplierId == user.OrganisationId;
        var isPerson = await db.Organisations.AnyAsync(o => o.Id == order.BuyerId && o.Kind == OrganisationKind.Person, ct);
        return new(order.Number, ofSupplier, isPerson && !isParty ? null : ofBuyer, own is null || own.MayBeRevised(clock.Now()) ? side : null,
            order.SupplierId == user.OrganisationId && !isPerson ? await db.RatingsOfBuyer(order.BuyerId, ct) : null, Guid.CreateVersion7());
    }
}

/// <summary>Means of ratings, one query each.</summary>
internal static class RatingSums
{
    public static Task<RatingSummary?> RatingsOfSupplier(this MarketDb db, Guid supplierId, CancellationToken ct) =>
        db.Ratings.Where(r => r.SupplierId == supplierId && r.Side == RatingSide.Buyer).GroupBy(r => r.SupplierId)
            .Select(g => new RatingSummary(g.Count(), g.Average(r => (double)r.Score), g.Average(r => (double?)r.Quality), g.Average(r => (double?)r.Delivery), g.Average(r => (double?)r.Service)))
            .SingleOrDefaultAsync(ct);

    public static Task<RatingSummary?> RatingsOfBuyer(this MarketDb db, Guid buyerId, CancellationToken ct) =>
        db.Ratings.Where(r => r.BuyerId == buyerId && r.Side == RatingSide.Supplier).GroupBy(r => r.BuyerId)
            .Select(g => new RatingSummary(g.Count(), g.Average(r => (double)r.Score), g.Average(r => (double?)r.Payment), g.Average(r => (double?)r.Cooperation), null))
            .SingleOrDefaultAsync(ct);
}

/// <summary>Shown in the order's page: @await Component.InvokeAsync("RatingPanel", new { number }).</summary>
[ViewComponent(Name = "RatingPanel")]
public sealed class RatingPanel(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string number) =>
        View("/Features/Orders/Ratings/RatingPanel.cshtml", await mediator.Send(new ShowRatings(number), HttpContext.RequestAborted));
}
