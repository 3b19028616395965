using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>Changes how much of an offer lies in the cart; 0 takes it out.</summary>
/// <param name="Quantity">In the offer's unit.</param>
public sealed record SetQuantity(
    Guid OfferId,
    [Required, Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity) : ICommand<bool>;

internal sealed class SetQuantityHandler(MarketDb db, ICurrentUser user) : IRequestHandler<SetQuantity, bool>
{
    public async Task<bool> Handle(SetQuantity form, CancellationToken ct)
    {
        var (offer, _) = await db.OfferInReach(form.OfferId, user, ct);
        var cart = await db.CartOf(user, ct) ?? throw new NotThere();
        cart.Set(offer, offer.Unit.ToBase(form.Quantity!.Value));
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes an offer out of the cart; nothing happens when it is out already.</summary>
public sealed record RemoveFromCart(Guid OfferId) : ICommand<bool>;

internal sealed class RemoveFromCartHandler(MarketDb db, ICurrentUser user) : IRequestHandler<RemoveFromCart, bool>
{
    public async Task<bool> Handle(RemoveFromCart command, CancellationToken ct)
    {
        var cart = await db.CartOf(user, ct);
        cart?.Remove([command.OfferId]);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
