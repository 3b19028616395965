using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Addresses;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.AtOnce;

/// <summary>The one page between a product and its order.</summary>
public sealed record ShowBuyNow(Guid OfferId, decimal? Quantity = null, BuyNow? Typed = null) : IRequest<BuyNowPage>;

/// <summary>Quantity, address and total on one screen.</summary>
/// <param name="Earliest">The first day on which it can arrive, within the season.</param>
public sealed record BuyNowPage(BuyNow Form, string ProductNumber, string Product, string Specification, string Picture, Guid? Photo, string Supplier, Unit Unit, Money Price, Money Amount,
    string Minimum, string Available, IReadOnlyList<AddressRow> Addresses, IReadOnlyList<SelectListItem> Areas, string? HomeUnit, DateOnly Earliest);

internal sealed class ShowBuyNowHandler(MarketDb db, AreaBook areas, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowBuyNow, BuyNowPage>
{
    public async Task<BuyNowPage> Handle(ShowBuyNow query, CancellationToken ct)
    {
        var offer = await db.OfferToBuy(query.OfferId, user, ct);
        var product = await db.Products.AsNoTracking().Include(p => p.Photos).SingleAsync(p => p.Id == offer.ProductId, ct);
        var names = await db.Categories.Where(c => c.Id == product.CategoryId).Select(c => new { c.Picture, Supplier = db.Organisations.Where(o => o.Id == offer.SupplierId).Select(o => o.Name).First() }).SingleAsync(ct);
        var addresses = (await db.DeliveryAddresses.AsNoTracking().Of(user).OrderByDescending(a => a.Id).ToListAsync(ct))
            .ConvertAll(a => new AddressRow(a.Id, a.Recipient, a.Phone, areas.Place(a.AreaCode), a.Detail));
        var home = await db.Organisations.Where(o => o.Id == user.OrganisationId).Join(db.Organisations, o => o.HomeUnitId, u => u.Id, (_, u) => u.Name).SingleOrDefaultAsync(ct);
        var earliest = Earliest(offer, clock.Today());
        var quantity = query.Typed?.Quantity ?? query.Quantity ?? offer.Unit.FromBase(offer.MinimumQuantity);
        var inBase = Math.Max(offer.MinimumQuantity, quantity > 0 && quantity < 1_000_000 ? Whole(offer, quantity) : 0);
        var price = offer.PriceFor(inBase);
        var form = query.Typed ?? new BuyNow(Guid.CreateVersion7(), offer.Id, offer.Unit.FromBase(inBase), addresses.FirstOrDefault()?.Id, user.Name, null,
            user.AreaCode.Length == 6 ? null : user.AreaCode, null, earliest, home is not null, null, price.Fen);
        return new(form with { SeenPrice = price.Fen }, product.Number, product.Name, offer.Specification, product.Picture ?? names.Picture,
            product.Photos.OrderBy(f => f.Position).Select(f => (Guid?)f.FileId).FirstOrDefault(), names.Supplier, offer.Unit, price, offer.Unit.Price(price, inBase),
            Amount(offer, offer.MinimumQuantity), Amount(offer, offer.Available), addresses, areas.Choices(form.AreaCode), home, earliest);
    }

    private static string Amount(Offer offer, long quantity) => offer.Unit.FromBase(quantity).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    private static long Whole(Offer offer, decimal quantity)
    {
        try
        {
            return offer.Unit.ToBase(quantity);
        }
        catch (RuleBroken)
        {
            return offer.MinimumQuantity;
        }
    }

    private static DateOnly Earliest(Offer offer, DateOnly today)
    {
        var day = today.AddDays(Math.Max(1, offer.LeadDays));
        for (var tries = 0; tries < 366 && !offer.InSeason(day.Month); tries++) day = day.AddDays(1);
        return day;
    }
}
