using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>What the forms of products and offers let a supplier choose from.</summary>
internal static class FormChoices
{
    public static async Task<IReadOnlyList<SelectListItem>> Categories(this MarketDb db, CancellationToken ct) =>
        [.. (await db.Categories.AsNoTracking().OrderBy(c => c.Position).ThenBy(c => c.Code).Select(c => new { c.Code, c.Name }).ToListAsync(ct))
            .Select(c => new SelectListItem(c.Name, c.Code))];

    /// <summary>Townships of the county with their villages.</summary>
    public static IReadOnlyList<SelectListItem> Origins(this AreaBook areas) =>
        [.. areas.Under(Area.Weixi).SelectMany(township =>
        {
            var group = new SelectListGroup { Name = township.ShortName };
            return areas.Under(township.Code).Prepend(township).Select(area => new SelectListItem(area.ShortName, area.Code) { Group = group });
        })];

    public static IReadOnlyList<SelectListItem> Units(this Words words, UnitFamily family) =>
        [.. Enum.GetValues<Unit>().Where(unit => unit.Family() == family).Select(unit => new SelectListItem(words.Of(unit), unit.ToString()))];

    /// <summary>Near places first: the county, its prefecture, the province, then the other provinces, and what the offer names besides.</summary>
    public static IReadOnlyList<Area> DeliveryAreas(this AreaBook areas, IEnumerable<string> chosen)
    {
        string[] near = [Area.Weixi, Area.Weixi[..4], Area.Yunnan, Area.Shanghai];
        var provinces = Enumerable.Range(11, 72).Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return [.. near.Concat(provinces).Concat(chosen).Distinct(StringComparer.Ordinal).Select(areas.Find).OfType<Area>()];
    }

    /// <exception cref="RuleBroken">No village or township of the county.</exception>
    public static string Origin(this AreaBook areas, string? code) =>
        code is { Length: >= 9 } && Area.Contains(Area.Weixi, code) && areas.Contains(code) ? code
            : throw new RuleBroken("请选择维西县的乡镇或村作为产地。") { Field = "OriginAreaCode" };

    /// <exception cref="RuleBroken">An unknown area.</exception>
    public static IReadOnlyList<string> Known(this AreaBook areas, IEnumerable<string>? codes)
    {
        string[] named = [.. (codes ?? []).Where(code => !string.IsNullOrWhiteSpace(code))];
        return named.FirstOrDefault(code => !areas.Contains(code)) is { } unknown
            ? throw new RuleBroken("配送区域“{0}”无法识别。", unknown) { Field = "DeliveryAreas" } : named;
    }

    /// <exception cref="RuleBroken">No such category.</exception>
    public static async Task<Category> CategoryOf(this MarketDb db, string? code, CancellationToken ct) =>
        await db.Categories.SingleOrDefaultAsync(c => c.Code == code, ct) ?? throw new RuleBroken("请选择品类。") { Field = "CategoryCode" };
}
