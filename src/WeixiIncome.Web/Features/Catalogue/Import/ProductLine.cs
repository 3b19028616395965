using System.Globalization;
using System.Text;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Sheets;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>
/// A row of the products' sheet, read: one offer with its product. Of an existing record, a column that the sheet does not
/// have stays as it is; an empty cell empties it, except the stock, which then stays too.
/// </summary>
internal sealed class ProductLine(SheetRow row, SheetRows sheet, AreaBook areas)
{
    public SheetRow Row => row;
    public string? Number => row.Text(ProductColumns.Number)?.ToUpperInvariant();
    public string Name => row.Needed(ProductColumns.Name);
    public string Specification => row.Needed(ProductColumns.Specification);

    private bool Has(string column) => sheet.Columns.Contains(column, StringComparer.Ordinal);

    public string? Description(Product? known) => Has(ProductColumns.Description) ? row.Text(ProductColumns.Description) : known?.Description;

    public string Origin(Product? known, string supplierArea)
    {
        var code = row.Text(ProductColumns.Origin) ?? known?.OriginAreaCode ?? (supplierArea.Length >= 9 ? supplierArea : null);
        return code is { Length: >= 9 } && Area.Contains(Area.Weixi, code) && areas.Contains(code) ? code
            : throw new RuleBroken("产地代码“{0}”不是维西县的乡镇或村。", code) { Field = ProductColumns.Origin };
    }

    /// <summary>By code, else by name, else as it was.</summary>
    public Category Category(IReadOnlyCollection<Category> all, Product? known)
    {
        if (row.Text(ProductColumns.CategoryCode) is { } code)
            return all.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase)) ?? throw new RuleBroken("没有代码为“{0}”的品类。", code) { Field = ProductColumns.CategoryCode };
        if (row.Text(ProductColumns.Category) is { } name)
            return all.FirstOrDefault(c => c.Name == name) ?? throw new RuleBroken("没有名为“{0}”的品类。", name) { Field = ProductColumns.Category };
        return all.FirstOrDefault(c => c.Id == known?.CategoryId) ?? throw new RuleBroken("请填写{0}。", ProductColumns.CategoryCode) { Field = ProductColumns.CategoryCode };
    }

    /// <summary>Base units; none where the cell is empty.</summary>
    public long? Stock(Unit unit) => !row.Has(ProductColumns.Stock) ? null : unit.Typed(row.Numeric(ProductColumns.Stock), ProductColumns.Stock) is var stock and >= 0 and <= Offer.MostStock
        ? stock : throw new RuleBroken("库存应在 0 与 {0} 之间。", new Measured(Offer.MostStock, unit)) { Field = ProductColumns.Stock };

    public OfferTerms Terms(Offer? known)
    {
        var unit = row.OneOf<Unit>(ProductColumns.Unit);
        var minimum = row.Numeric(ProductColumns.Minimum);
        if (minimum <= 0) throw new RuleBroken("{0}应大于 0。", ProductColumns.Minimum) { Field = ProductColumns.Minimum };
        return new(Specification, unit, [new(0, row.Money(ProductColumns.Price)), .. MoreTiers(known, unit)], unit.Typed(minimum, ProductColumns.Minimum), Stock(unit) ?? 0,
            Whole(ProductColumns.SeasonFrom, known?.SeasonFrom, 1), Whole(ProductColumns.SeasonTo, known?.SeasonTo, 12), Whole(ProductColumns.LeadDays, known?.LeadDays, 0),
            DeliveryAreas(known));
    }

    private int Whole(string column, int? known, int usual) => row.Has(column) ? row.Whole(column) : Has(column) ? usual : known ?? usual;

    /// <summary>「10:18.5;50:17」: from 10 units 18.50, from 50 units 17.00.</summary>
    private IEnumerable<TierTerms> MoreTiers(Offer? known, Unit unit)
    {
        if (!Has(ProductColumns.Tiers)) return known?.Tiers.Where(t => t.From > 0).Select(t => new TierTerms(t.From, t.Price)) ?? [];
        return row[ProductColumns.Tiers].Normalize(NormalizationForm.FormKC).Split([';', '\n', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(step =>
        {
            var parts = step.Split(':', StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !Number(parts[0], out var from) || !Number(parts[1], out var price) || from <= 0)
                throw new RuleBroken("阶梯价“{0}”写法不对，应如 10:18.5;50:17（满多少:单价）。", step) { Field = ProductColumns.Tiers };
            return new TierTerms(unit.Typed(from, ProductColumns.Tiers), Money.Typed(price, ProductColumns.Tiers));
        }).ToArray();

        static bool Number(string text, out decimal number) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Codes, or the names of provinces and of near places as people shorten them (云南, 迪庆); 全国 or nothing means everywhere.</summary>
    private string[] DeliveryAreas(Offer? known)
    {
        if (!Has(ProductColumns.DeliveryAreas)) return known?.DeliveryAreas.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (row[ProductColumns.DeliveryAreas] == ProductSheet.Everywhere) return [];
        var named = areas.DeliveryAreas([]);
        return [.. row[ProductColumns.DeliveryAreas].Split(['、', ',', '，', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            areas.Contains(text) ? text : named.FirstOrDefault(a => text.Length > 1 && a.Name.StartsWith(text, StringComparison.Ordinal))?.Code
                ?? throw new RuleBroken("配送区域“{0}”无法识别。", text) { Field = ProductColumns.DeliveryAreas })];
    }
}
