using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>A further step of the price, as typed: from this quantity, this price.</summary>
public sealed record TierLine([Display(Name = "起点数量")] decimal? From, [Display(Name = "单价")] decimal? Price);

/// <summary>How a product is sold: a new offer, or new terms of an own one. Quantities in the unit of sale, prices in yuan.</summary>
/// <param name="OfferId">None for a new offer.</param>
/// <param name="Available">Opening stock of a new offer; later it moves by its own command.</param>
public sealed record KeepOffer(
    Guid FormKey, string Number, Guid? OfferId, long? Version,
    [Required, StringLength(60), Display(Name = "规格")] string? Specification,
    [Required, Display(Name = "单位")] Unit? Unit,
    [Required, Display(Name = "单价")] decimal? Price,
    [Required, Display(Name = "起订量")] decimal? Minimum,
    [Display(Name = "库存")] decimal? Available,
    [Required, Range(1, 12), Display(Name = "供货开始月")] int? SeasonFrom,
    [Required, Range(1, 12), Display(Name = "供货结束月")] int? SeasonTo,
    [Required, Range(0, 180), Display(Name = "备货天数")] int? LeadDays,
    [Display(Name = "配送区域")] List<string>? DeliveryAreas,
    List<TierLine>? Tiers) : ICommand<Guid>, IOnce;

internal sealed class KeepOfferHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock) : IRequestHandler<KeepOffer, Guid>
{
    public async Task<Guid> Handle(KeepOffer request, CancellationToken cancellationToken)
    {
        var product = await db.OwnProduct(user, request.Number, cancellationToken);
        var category = await db.Categories.SingleAsync(c => c.Id == product.CategoryId, cancellationToken);
        var (now, terms) = (clock.Now(), Terms(request));
        if (request.OfferId is { } known)
        {
            product.Expect(request.Version);
            product.ReviseOffer(known, category, terms, now);
            await db.SaveChangesAsync(cancellationToken);
            return known;
        }
        var offer = product.AddOffer(category, terms, now);
        db.OpenStock(offer, StockCause.Listed, now);
        await db.SaveChangesAsync(cancellationToken);
        return offer.Id;
    }

    private OfferTerms Terms(KeepOffer form)
    {
        if (!Enum.IsDefined(form.Unit!.Value)) throw new RuleBroken("请选择单位。") { Field = nameof(form.Unit) };
        var unit = form.Unit.Value;
        List<TierTerms> tiers = [new(0, Money.Typed(form.Price!.Value, nameof(form.Price)))];
        foreach (var (line, i) in (form.Tiers ?? []).Select((line, i) => (line, i)).Where(t => t.line is { From: not null } or { Price: not null }))
        {
            var (from, price) = ($"Tiers[{i}].From", $"Tiers[{i}].Price");
            if (line.From is not { } quantity) throw new RuleBroken("请填写{0}。", "起点数量") { Field = from };
            if (line.Price is not { } yuan) throw new RuleBroken("请填写{0}。", "单价") { Field = price };
            if (quantity <= 0) throw new RuleBroken("{0}应大于 0。", "起点数量") { Field = from };
            tiers.Add(new(unit.Typed(quantity, from), Money.Typed(yuan, price)));
        }
        return new(form.Specification!, unit, tiers, Minimum(form, unit), unit.Typed(form.Available ?? 0, nameof(form.Available)),
            form.SeasonFrom!.Value, form.SeasonTo!.Value, form.LeadDays!.Value, areas.Known(form.DeliveryAreas));
    }

    private static long Minimum(KeepOffer form, Unit unit) =>
        form.Minimum > 0 ? unit.Typed(form.Minimum.Value, nameof(form.Minimum)) : throw new RuleBroken("{0}应大于 0。", "起订量") { Field = nameof(form.Minimum) };
}
