using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>Puts an offer into the cart, on top of what is there of it already.</summary>
/// <param name="Quantity">In the offer's unit.</param>
public sealed record AddToCart(
    Guid OfferId,
    [Required, Range(typeof(decimal), "0.001", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity) : ICommand<bool>;

internal sealed class AddToCartHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddToCart, bool>
{
    public async Task<bool> Handle(AddToCart form, CancellationToken ct)
    {
        var (offer, product) = await db.OfferInReach(form.OfferId, user, ct);
        if (!product.IsOnSale || !offer.IsOffered) throw new RuleBroken("“{0}”已下架，不能加入购物车。", product.Name);
        var cart = await db.OpenCart(user, ct);
        cart.Add(offer, offer.Unit.ToBase(form.Quantity!.Value), clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>An offer of a product that the person may see, or one that already lies in their cart.</summary>
internal static class OffersInReach
{
    public static async Task<(Offer Offer, Product Product)> OfferInReach(this MarketDb db, Guid offerId, ICurrentUser user, CancellationToken ct)
    {
        var offer = await db.Offers.AsNoTracking().Include(o => o.Tiers).Where(o => o.Id == offerId).OrNotThere(ct);
        var product = await db.Products.AsNoTracking().Where(p => p.Id == offer.ProductId).OrNotThere(ct);
        var visible = await db.Products.VisibleTo(user).AnyAsync(p => p.Id == product.Id, ct) || await db.Carts.Of(user).AnyAsync(c => c.Lines.Any(l => l.OfferId == offerId), ct);
        return visible ? (offer, product) : throw new NotThere();
    }
}
