using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Lists;

/// <summary>Begins an empty list.</summary>
public sealed record CreateList([Required, StringLength(40), Display(Name = "清单名称")] string? Name, Guid FormKey) : ICommand<Guid>, IOnce;

internal sealed class CreateListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CreateList, Guid>
{
    public async Task<Guid> Handle(CreateList form, CancellationToken ct)
    {
        var list = await db.ListFor(user, null, form.Name, clock.Now(), ct);
        await db.SaveChangesAsync(ct);
        return list.Id;
    }
}

/// <summary>Notes an offer on a list, with its usual quantity in the offer's unit; one that is there already keeps the larger.</summary>
public sealed record AddToList(Guid OfferId,
    [Required, Range(typeof(decimal), "0.001", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity,
    [Display(Name = "清单")] Guid? ListId, [StringLength(40), Display(Name = "新清单")] string? NewName, Guid FormKey) : ICommand<Guid>, IOnce;

internal sealed class AddToListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddToList, Guid>
{
    public async Task<Guid> Handle(AddToList form, CancellationToken ct)
    {
        var (offer, _) = await db.OfferInReach(form.OfferId, user, ct);
        var list = await db.ListFor(user, form.ListId, form.NewName, clock.Now(), ct);
        var there = list.Lines.FirstOrDefault(line => line.OfferId == offer.Id)?.Quantity ?? 0;
        list.Set(offer, Math.Max(there, offer.Unit.ToBase(form.Quantity!.Value)), clock.Now());
        await db.SaveChangesAsync(ct);
        return list.Id;
    }
}

/// <summary>Notes everything that lies in the cart on a list.</summary>
public sealed record AddCartToList([Display(Name = "清单")] Guid? ListId, [StringLength(40), Display(Name = "新清单")] string? NewName, Guid FormKey) : ICommand<Guid>, IOnce;

internal sealed class AddCartToListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddCartToList, Guid>
{
    public async Task<Guid> Handle(AddCartToList form, CancellationToken ct)
    {
        var items = await db.CartItems(user, ct);
        if (items.Count == 0) throw new RuleBroken("购物车是空的，请先选择产品。");
        var list = await db.ListFor(user, form.ListId, form.NewName, clock.Now(), ct);
        foreach (var item in items.Where(item => !item.IsGone)) list.Set(item.Offer, item.Quantity, clock.Now());
        await db.SaveChangesAsync(ct);
        return list.Id;
    }
}

/// <summary>A line of the list's form; 0 takes it out.</summary>
/// <param name="Quantity">In the offer's unit.</param>
public sealed record ListLine(Guid OfferId, [Required, Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity);

/// <summary>Saves the list's name and usual quantities.</summary>
public sealed record SetList(Guid Id, long? Version, [Required, StringLength(40), Display(Name = "清单名称")] string? Name, IReadOnlyList<ListLine>? Lines) : ICommand<bool>;

internal sealed class SetListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SetList, bool>
{
    public async Task<bool> Handle(SetList form, CancellationToken ct)
    {
        var list = await db.ListOf(user, form.Id, ct);
        list.Expect(form.Version);
        list.Rename(form.Name, clock.Now());
        var typed = (form.Lines ?? []).Where(line => list.Lines.Any(there => there.OfferId == line.OfferId)).ToArray();
        var ids = typed.Select(line => line.OfferId).ToList();
        var offers = await db.Offers.AsNoTracking().Include(o => o.Tiers).Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        foreach (var line in typed)
        {
            var (offer, there) = (offers[line.OfferId], list.Lines.Single(l => l.OfferId == line.OfferId));
            var quantity = offer.Unit.ToBase(line.Quantity!.Value);
            if (quantity != there.Quantity) list.Set(offer, quantity, clock.Now());
        }
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Takes a list away.</summary>
public sealed record RemoveList(Guid Id, long? Version) : ICommand<bool>;

internal sealed class RemoveListHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RemoveList, bool>
{
    public async Task<bool> Handle(RemoveList form, CancellationToken ct)
    {
        var list = await db.ListOf(user, form.Id, ct);
        list.Expect(form.Version);
        list.Remove(clock.Now());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Puts all of a list into the cart and says what changed since it was used last.</summary>
public sealed record PutListIntoCart(Guid Id, Guid FormKey) : ICommand<Refilled>, IOnce;

internal sealed class PutListIntoCartHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<PutListIntoCart, Refilled>
{
    public async Task<Refilled> Handle(PutListIntoCart form, CancellationToken ct)
    {
        var list = await db.ListOf(user, form.Id, ct);
        if (list.Lines.Count == 0) throw new RuleBroken("这张清单是空的，请先加入产品。");
        var ids = list.Lines.Select(line => line.OfferId).ToList();
        var names = await db.Offers.Where(o => ids.Contains(o.Id)).Join(db.Products, o => o.ProductId, p => p.Id, (o, p) => new { o.Id, p.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var refilled = await db.RefillCart([.. list.Lines.Select(line => new Again(line.OfferId, names[line.OfferId], line.Quantity, line.SeenPrice))], user, words, clock.Now(), ct);
        var offers = await db.OffersNow(ids, user, ct);
        list.Seen(list.Lines.Where(line => offers.ContainsKey(line.OfferId)).ToDictionary(line => line.OfferId, line => offers[line.OfferId].Offer.PriceFor(line.Quantity)));
        await db.SaveChangesAsync(ct);
        return refilled;
    }
}
