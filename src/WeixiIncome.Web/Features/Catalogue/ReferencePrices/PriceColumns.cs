namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>The columns of the sheet of reference prices, the same in the template, the import and the export.</summary>
public static class PriceColumns
{
    public const string CategoryCode = "品类代码";
    public const string Category = "品类";
    public const string Word = "产品词";
    public const string Unit = "单位";
    public const string Area = "地区代码";
    public const string Week = "周次";
    public const string Source = "来源";
    public const string SourceName = "来源说明";
    public const string First = "价格(元)";
    public const string Second = "第二市场价格(元)";
    public const string Third = "第三市场价格(元)";

    /// <summary>Told by the export, left aside by the import.</summary>
    public const string Mean = "参考价(元)";

    public static readonly IReadOnlyList<string> All = [CategoryCode, Category, Word, Unit, Area, Week, Source, SourceName, First, Second, Third, Mean];

    public static readonly IReadOnlyList<string> Required = [CategoryCode, Unit, Area, Week, Source, SourceName, First];

    /// <summary>As people fill it in.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Examples =
    [
        ["walnut", "", "", "公斤", "533423", "2026-W47", "三市场调查", "县城农贸市场、塔城集市、超市", 33, 32, 34.5m, null],
        ["rice", "", "老黑谷", "公斤", "533423", "2026-W47", "价格监测", "县发改局价格监测", 18.6m, null, null, null],
    ];

    /// <summary>Which column a rule of the trade is about.</summary>
    public static readonly IReadOnlyDictionary<string, string> OfField = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Unit"] = Unit, ["Week"] = Week, ["FirstPrice"] = First, ["AreaCode"] = Area,
    };
}
