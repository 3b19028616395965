using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>A line as it is typed on the forms of agreements, plans and standing orders; an empty or zero quantity leaves it out.</summary>
/// <param name="Quantity">In the offer's unit.</param>
/// <param name="Price">Yuan a unit of sale, for the rules that need one.</param>
public sealed record PlanLine(Guid OfferId,
    [Range(typeof(decimal), "0", "100000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity,
    [Display(Name = "价格规则")] PriceRule? Rule,
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true), Display(Name = "单价")] decimal? Price)
{
    /// <summary>Lines that ask for something.</summary>
    public static IReadOnlyList<PlanLine> Asked(IReadOnlyList<PlanLine>? lines) => [.. (lines ?? []).Where(line => line.Quantity > 0)];

    public Money? TypedPrice => Price is { } yuan ? Money.Typed(yuan, "") : null;

    /// <summary>As it stands on the form before anything is typed.</summary>
    public static PlanLine Of(Guid offerId, long quantity, Unit unit, PriceRule rule = PriceRule.Today, Money? price = null) => new(offerId, unit.FromBase(quantity), rule, price?.Yuan);

    public static string Text(decimal? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A row of such a form.</summary>
/// <param name="Concern">Why it cannot be ordered at present; none if it can.</param>
/// <param name="Agreed">The price agreed with the supplier for the coming deliveries, where there is an agreement.</param>
public sealed record PlanRow(PlanLine Line, string Product, string Number, string Specification, string Supplier, Unit Unit, Money PriceNow, string? Concern, Money? Agreed = null)
{
    public static PlanRow Of(PlanLine line, OfferNow offer, Money? agreed = null) => new(line, offer.Product.Name, offer.Product.Number, offer.Offer.Specification, offer.Supplier.Name, offer.Offer.Unit,
        offer.Offer.PriceFor(Quantity(line, offer.Offer.Unit)), offer.IsOnSale ? null : "已下架或供应商已暂停", agreed);

    private static long Quantity(PlanLine line, Unit unit) => line.Quantity is { } typed && typed is >= 0 and < 100_000_000 ? (long)(typed * unit.Size()) : 0;
}

/// <summary>The rows of a form with its title row.</summary>
/// <param name="Rules">Price rules that may be chosen.</param>
/// <param name="QuantityTitle">Such as 每次数量 or 全年数量.</param>
public sealed record PlanTable(IReadOnlyList<PlanRow> Rows, IReadOnlyList<PriceRule> Rules, string QuantityTitle);
