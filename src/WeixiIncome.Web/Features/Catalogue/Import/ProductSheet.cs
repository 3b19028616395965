using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>How products and offers are written into the sheet that the import reads back.</summary>
internal static class ProductSheet
{
    public const string Everywhere = "全国";

    public static IReadOnlyList<object?> Row(Product product, Offer? offer, Category category, AreaBook areas) =>
    [
        product.Number, product.Name, category.Code, category.Name, product.OriginAreaCode, product.Description,
        offer?.Specification, offer is null ? null : Words.Chinese(offer.Unit), offer?.LowestTierPrice, Tiers(offer),
        offer?.Unit.FromBase(offer.MinimumQuantity), offer?.Unit.FromBase(offer.Available), offer?.SeasonFrom, offer?.SeasonTo, offer?.LeadDays, Delivered(offer, areas),
    ];

    private static string? Tiers(Offer? offer) => offer is null ? null : string.Join(';', offer.Tiers.Where(t => t.From > 0).OrderBy(t => t.From)
        .Select(t => FormattableString.Invariant($"{offer.Unit.FromBase(t.From):0.###}:{t.Price.Yuan:0.##}")));

    private static string? Delivered(Offer? offer, AreaBook areas)
    {
        if (offer is null) return null;
        var named = areas.DeliveryAreas([]).ToDictionary(a => a.Code, a => a.ShortName, StringComparer.Ordinal);
        return offer.DeliveryAreas.Length == 0 ? Everywhere : string.Join('、', offer.DeliveryAreas.Split(',').Select(code => named.GetValueOrDefault(code, code)));
    }
}
