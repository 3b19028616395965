namespace WeixiIncome.Web.Features.Catalogue.Import;

/// <summary>Two rows that show how the columns are filled in; people write over them.</summary>
internal static class ProductTemplate
{
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Rows =
    [
        ["", "泡核桃干果", "walnut", "", "", "海拔 2300 米，自然晾干", "特级 · 散装", "公斤", 32.0m, "50:30;200:28", 5, 1200, 10, 3, 2, "全国"],
        ["", "泡核桃干果", "walnut", "", "", "海拔 2300 米，自然晾干", "特级 · 5 公斤箱装", "公斤", 36.0m, "", 5, 400, 10, 3, 3, "云南、上海"],
    ];
}
