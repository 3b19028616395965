using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>The columns of the products' sheet, the same in the template, the import and the export.</summary>
public static class ProductColumns
{
    public const string Supplier = "供应商信用代码";
    public const string Number = "产品编号";
    public const string Name = "产品名称";
    public const string CategoryCode = "品类代码";
    public const string Category = "品类";
    public const string Origin = "产地代码";
    public const string Description = "介绍";
    public const string Specification = "规格";
    public const string Unit = "单位";
    public const string Price = "价格(元)";
    public const string Tiers = "阶梯价";
    public const string Minimum = "起订量";
    public const string Stock = "库存";
    public const string SeasonFrom = "供货开始月";
    public const string SeasonTo = "供货结束月";
    public const string LeadDays = "备货天数";
    public const string DeliveryAreas = "配送区域";

    /// <summary>Told by the export, left aside by the import.</summary>
    public const string Status = "状态";

    /// <summary>As the template and the export have them.</summary>
    public static readonly IReadOnlyList<string> All =
        [Number, Name, CategoryCode, Category, Origin, Description, Specification, Unit, Price, Tiers, Minimum, Stock, SeasonFrom, SeasonTo, LeadDays, DeliveryAreas];

    public static readonly IReadOnlyList<string> Required = [Name, Specification, Unit, Price, Minimum];

    /// <summary>May stand in a sheet: the supplier only on the command line.</summary>
    public static readonly IReadOnlyList<string> Known = [.. All, Supplier, Status];

    /// <summary>Which column a rule of the trade is about.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Unit"] = Unit, ["Price"] = Price, ["SeasonFrom"] = SeasonFrom, ["LeadDays"] = LeadDays, ["Available"] = Stock, ["DeliveryAreas"] = DeliveryAreas, ["CategoryId"] = Category,
    };

    /// <summary>Carries out, naming the column instead of the form's field where a rule is broken.</summary>
    public static void Named(Action act)
    {
        try
        {
            act();
        }
        catch (RuleBroken broken) when (broken.Field is { } field && Columns.TryGetValue(field, out var column))
        {
            throw broken.In(column);
        }
    }
}
