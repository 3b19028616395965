using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Import;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>The columns of the sheet of harvest lots; one row is what one household brought, rows of one lot share the lot's mark.</summary>
public static class LotColumns
{
    public const string Supplier = ProductColumns.Supplier;

    /// <summary>Any text that the rows of a lot have in common within the file.</summary>
    public const string Mark = "批次标识";
    public const string Product = "产品";
    public const string Grade = "等级";
    public const string ProducedOn = "采收日期";
    public const string Quantity = "数量";
    public const string Unit = "单位";
    public const string Village = "村代码";
    public const string Plot = "地块";
    public const string BestBefore = "保质期至";
    public const string Household = "户编号";
    public const string Part = "该户数量";
    public const string Price = "收购单价(元)";

    public static readonly string[] Required = [Mark, Product, Grade, ProducedOn, Quantity, Unit, Village];
    public static readonly string[] All = [Mark, Product, Grade, ProducedOn, Quantity, Unit, Village, Plot, BestBefore, Household, Part, Price];

    /// <summary>May stand in a sheet: the supplier only on the command line.</summary>
    public static readonly string[] Known = [Supplier, .. All];

    /// <summary>Told of the lot once; further rows of the lot leave them empty or repeat them.</summary>
    public static readonly string[] OfTheLot = [Product, Grade, ProducedOn, Quantity, Unit, Village, Plot, BestBefore];

    /// <summary>Rows that show how the columns are filled in.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Examples =
    [
        ["1", "泡核桃干果", "一级", new DateOnly(2026, 9, 20), 320, "公斤", "533423102201", "坡地东", new DateOnly(2027, 9, 20), "NH000001", 180, 12.5m],
        ["1", "", "", null, null, "", "", "", null, "NH000002", 100, 12.5m],
        ["2", "泡核桃干果", "统货", new DateOnly(2026, 9, 22), 1000, "斤", "533423102201", "", null, "", null, null],
    ];

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["ProductId"] = Product, ["ProducedOn"] = ProducedOn, ["BestBefore"] = BestBefore, ["VillageCode"] = Village, ["Quantity"] = Quantity, ["Gross"] = Part, ["Price"] = Price,
    };

    /// <summary>A rule of the trade, told of the sheet's column instead of the form's field.</summary>
    public static RuleBroken Named(RuleBroken broken) => broken.Field is { } field && Columns.TryGetValue(field, out var column) ? broken.In(column) : broken;
}
