using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Comparisons;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying.Comparisons;

/// <summary>Begins a comparison of quotes for a need; offers chosen before are taken in at once.</summary>
/// <param name="Quantity">In the unit.</param>
public sealed record MakeComparison(
    [Required, StringLength(60), Display(Name = "产品")] string? Product,
    [StringLength(60), Display(Name = "规格")] string? Specification,
    [Required, Range(typeof(decimal), "0.001", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity,
    [Required, Display(Name = "单位")] Unit? Unit,
    [StringLength(300), Display(Name = "备注")] string? Note,
    Guid[]? Offer, Guid FormKey) : ICommand<string>, IOnce;

internal sealed class MakeComparisonHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<MakeComparison, string>
{
    public async Task<string> Handle(MakeComparison form, CancellationToken ct)
    {
        var (now, unit) = (clock.Now(), form.Unit!.Value);
        var need = new ComparisonNeed(form.Product, form.Specification, unit, unit.Typed(form.Quantity!.Value, nameof(form.Quantity)), form.Note);
        var buyer = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var comparison = new Comparison(await db.NextDayNumber("BJ", now, ct), buyer, need, user.MemberId!.Value, now);
        foreach (var offer in (form.Offer ?? []).Distinct().Take(Comparison.Most)) comparison.Add(await db.QuoteOf(offer, comparison, user, now, ct));
        db.Comparisons.Add(comparison);
        await db.SaveChangesAsync(ct);
        return comparison.Number;
    }
}

/// <summary>What offers here come to as quotes.</summary>
internal static class OfferQuotes
{
    /// <summary>An offer's price at the comparison's quantity, told per its unit.</summary>
    public static async Task<QuoteTerms> QuoteOf(this MarketDb db, Guid offerId, Comparison comparison, ICurrentUser user, DateTime now, CancellationToken ct)
    {
        var (offer, product) = await db.OfferInReach(offerId, user, ct);
        if (!product.IsOnSale || !offer.IsOffered) throw new RuleBroken("“{0}”已下架，不能用来比价。", product.Name);
        var supplier = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == offer.SupplierId, ct);
        if (!offer.Unit.ComparesWith(comparison.Unit)) throw new RuleBroken("“{0}”按{1}销售，不能和按{2}的需求比较。", product.Name, offer.Unit, comparison.Unit) { Field = nameof(MakeComparison.Unit) };
        var price = offer.Unit.Told(offer.PriceFor(comparison.Quantity), comparison.Unit)
            ?? throw new RuleBroken("“{0}”的单价折算成每{1}不是整分，请把需求的单位改为“{2}”。", product.Name, comparison.Unit, offer.Unit) { Field = nameof(MakeComparison.Unit) };
        return new(offer.Id, supplier.Id, supplier.Name, product.Name, offer.Specification, price, supplier.Phone, BusinessDate.Of(now), Platform, null);
    }

    /// <summary>Where the quote of an offer here comes from.</summary>
    private const string Platform = "本平台在售报价";
}
