using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home.Supply;

/// <summary>Where a cooperative's day begins: what awaits it, what has to leave next, how its shelf stands.</summary>
public sealed record ShowSupplyDesk : IRequest<SupplyDeskPage>;

/// <summary>An order that has to be confirmed or sent.</summary>
public sealed record OrderDue(string Number, string Buyer, DateOnly DeliverOn, Money Total, OrderStatus Status, bool IsLate);

/// <summary>The desk.</summary>
/// <param name="Low">Own products on sale of which few orders are left, the empty ones included.</param>
/// <param name="Out">Those of which not even the smallest order is left.</param>
public sealed record SupplyDeskPage(IReadOnlyList<Awaiting> Awaiting, IReadOnlyList<OrderDue> Orders, IReadOnlyDictionary<ProductStatus, int> Products, int Low, int Out, bool IsActive)
{
    public int Count(ProductStatus status) => Products.GetValueOrDefault(status);
}

internal sealed class ShowSupplyDeskHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowSupplyDesk, SupplyDeskPage>
{
    private const int NextOrders = 8;

    public async Task<SupplyDeskPage> Handle(ShowSupplyDesk request, CancellationToken cancellationToken)
    {
        var (today, own) = (clock.Today(), user.OrganisationId);
        var orders = await db.Orders.VisibleTo(user).Where(o => o.SupplierId == own && (o.Status == OrderStatus.Approved || o.Status == OrderStatus.Confirmed))
            .OrderBy(o => o.DeliverOn).ThenBy(o => o.Id).Take(NextOrders)
            .Join(db.Organisations, o => o.BuyerId, b => b.Id, (o, b) => new OrderDue(o.Number, b.Kind == OrganisationKind.Person ? o.Recipient : b.Name, o.DeliverOn, o.Total, o.Status, o.DeliverOn < today))
            .ToListAsync(cancellationToken);
        var products = db.Products.VisibleTo(user).Where(p => p.SupplierId == own);
        var states = await products.GroupBy(p => p.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var scarce = await products.Where(p => p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity * Offer.FewOrders))
            .GroupBy(p => p.Offers.Any(o => o.IsOffered && o.Available < o.MinimumQuantity)).Select(g => new { IsOut = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var isActive = await db.Organisations.AnyAsync(o => o.Id == own && o.Status == OrganisationStatus.Active, cancellationToken);
        return new(await db.AwaitingTrader(user, today, cancellationToken), orders, states, scarce.Sum(s => s.Count), scarce.Where(s => s.IsOut).Sum(s => s.Count), isActive);
    }
}
