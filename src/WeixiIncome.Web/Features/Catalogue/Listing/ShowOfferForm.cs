using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>The form of an own product's offer: empty, as it is, or as it was typed.</summary>
public sealed record ShowOfferForm(string Number, Guid? OfferId = null, KeepOffer? Typed = null) : IRequest<OfferFormPage>;

/// <summary>A movement of the stock, as the supplier reads it.</summary>
public sealed record StockStep(DateTime At, Measured Delta, StockCause Cause);

/// <summary>The form with its choices; for an existing offer also its stock.</summary>
public sealed record OfferFormPage(KeepOffer Form, string ProductName, UnitFamily Family, IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Months, IReadOnlyList<Area> Areas,
    bool IsOffered, Measured Stock, Guid StockFormKey, IReadOnlyList<StockStep> Steps, IReadOnlyList<Differing> Conflicts);

internal sealed class ShowOfferFormHandler(MarketDb db, ICurrentUser user, AreaBook areas, Words words) : IRequestHandler<ShowOfferForm, OfferFormPage>
{
    private const int MoreTiers = 5;

    public async Task<OfferFormPage> Handle(ShowOfferForm request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        var category = await db.Categories.AsNoTracking().SingleAsync(c => c.Id == product.CategoryId, cancellationToken);
        var offer = request.OfferId is { } id ? product.OfferOf(id) : null;
        var now = offer is null ? Empty(product, category) : Of(product, offer);
        var form = request.Typed is { } typed ? typed with { Version = now.Version, OfferId = request.OfferId } : now;
        var unit = offer?.Unit ?? form.Unit ?? Usual(category.UnitFamily);
        return new(form with { Tiers = Filled(form.Tiers) }, product.Name, category.UnitFamily, words.Units(category.UnitFamily),
            [.. Enumerable.Range(1, 12).Select(m => new SelectListItem(words["{0} 月", m], $"{m}"))],
            areas.DeliveryAreas(form.DeliveryAreas ?? []), offer?.IsOffered ?? true, new Measured(offer?.Available ?? 0, unit), Guid.CreateVersion7(),
            offer is null ? [] : await Steps(offer, cancellationToken),
            offer is not null && request.Typed?.Version is { } seen && seen != product.Version ? Conflicts(form, now) : []);
    }

    private static KeepOffer Empty(Product product, Category category) => new(Guid.CreateVersion7(), product.Number, null, product.Version, null,
        Usual(category.UnitFamily), null, null, null, 1, 12, 0, [], null);

    private static KeepOffer Of(Product product, Offer offer)
    {
        var tiers = offer.Tiers.OrderBy(t => t.From).ToArray();
        return new(Guid.CreateVersion7(), product.Number, offer.Id, product.Version, offer.Specification, offer.Unit, tiers[0].Price.Yuan,
            offer.Unit.FromBase(offer.MinimumQuantity), null, offer.SeasonFrom, offer.SeasonTo, offer.LeadDays,
            [.. offer.DeliveryAreas.Split(',', StringSplitOptions.RemoveEmptyEntries)],
            [.. tiers.Skip(1).Select(t => new TierLine(offer.Unit.FromBase(t.From), t.Price.Yuan))]);
    }

    private static Unit Usual(UnitFamily family) => family switch { UnitFamily.Weight => Unit.Kilogram, UnitFamily.Volume => Unit.Litre, _ => Unit.Piece };

    /// <summary>Empty lines for further tiers.</summary>
    private static List<TierLine> Filled(List<TierLine>? tiers) =>
        [.. (tiers ?? []).Concat(Enumerable.Repeat(new TierLine(null, null), MoreTiers)).Take(MoreTiers)];

    private async Task<IReadOnlyList<StockStep>> Steps(Offer offer, CancellationToken ct) =>
        [.. (await db.StockMovements.AsNoTracking().Where(m => m.OfferId == offer.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(20).ToListAsync(ct))
            .Select(m => new StockStep(m.At, new Measured(m.Delta, offer.Unit), m.Cause))];

    private IReadOnlyList<Differing> Conflicts(KeepOffer typed, KeepOffer now)
    {
        string Prices(KeepOffer form) => string.Join("；", (form.Tiers ?? []).Where(t => t.From is not null).Select(t => $"{t.From:0.###}: {t.Price:0.00}").Prepend($"{form.Price:0.00}"));
        string Areas(KeepOffer form) => string.Join(words["、"], (form.DeliveryAreas ?? []).Select(areas.Name));
        Differing[] all =
        [
            new("规格", typed.Specification, now.Specification), new("单价", Prices(typed), Prices(now)), new("起订量", $"{typed.Minimum:0.###}", $"{now.Minimum:0.###}"),
            new("供货开始月", $"{typed.SeasonFrom}", $"{now.SeasonFrom}"), new("供货结束月", $"{typed.SeasonTo}", $"{now.SeasonTo}"),
            new("备货天数", $"{typed.LeadDays}", $"{now.LeadDays}"), new("配送区域", Areas(typed), Areas(now)),
        ];
        return [.. all.Where(d => (d.Typed ?? "") != (d.Now ?? ""))];
    }
}
