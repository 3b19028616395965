using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>Puts what was ordered before into the cart again, at today's prices; what is no longer offered is left out.</summary>
public sealed record OrderAgain(string Number, Guid FormKey) : ICommand<int>, IOnce;

internal sealed class OrderAgainHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OrderAgain, int>
{
    public async Task<int> Handle(OrderAgain command, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().AsBuyer(user).Include(o => o.Lines).Where(o => o.Number == command.Number).OrNotThere(ct);
        var wanted = order.Lines.ToDictionary(line => line.OfferId, line => line.Quantity);
        var ids = wanted.Keys.ToList();
        var offers = await (from offer in db.Offers.Include(o => o.Tiers)
                            join product in db.Products.VisibleTo(user) on offer.ProductId equals product.Id
                            where ids.Contains(offer.Id) && offer.IsOffered && product.Status == Domain.Catalogue.ProductStatus.Published
                            select offer).AsNoTracking().ToListAsync(ct);
        if (offers.Count == 0) throw new RuleBroken("这张订单里的产品都已下架，请到产品目录另选。");
        var cart = await db.OpenCart(user, ct);
        foreach (var offer in offers) cart.Add(offer, wanted[offer.Id], clock.Now());
        await db.SaveChangesAsync(ct);
        return offers.Count;
    }
}
