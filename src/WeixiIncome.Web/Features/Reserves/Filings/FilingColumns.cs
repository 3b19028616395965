namespace WeixiIncome.Web.Features.Reserves.Filings;

/// <summary>The columns of 832's filing, the same in template, import and command line.</summary>
public static class FilingColumns
{
    public const string Code = "统一社会信用代码";
    public const string Name = "单位名称";
    public const string Year = "年度";
    public const string Canteen = "食堂类型";
    public const string Mode = "食堂模式";
    public const string Representative = "代表单位信用代码";
    public const string FoodTotal = "年度食材采购总额(元)";
    public const string Ratio = "预留比例(%)";
    public const string Reserved = "预留金额(元)";
    public const string UnionHeads = "工会人数";
    public const string UnionPerHead = "工会人均(元)";
    public const string UnionDemand = "工会采购需求(元)";
    public const string FiledOn = "填报日期";
    public const string Note = "说明";

    public static readonly IReadOnlyList<string> All = [Code, Name, Year, Canteen, Mode, Representative, FoodTotal, Ratio, Reserved, UnionHeads, UnionPerHead, UnionDemand, FiledOn, Note];

    public static readonly IReadOnlyList<string> Required = [Code, Year, Mode, FiledOn];

    /// <summary>Rows that show how the columns are filled in; people write over them.</summary>
    internal static readonly IReadOnlyList<IReadOnlyList<object?>> Examples =
    [
        ["", "维西县某某中学", 2026, "学校食堂", "自办食堂", "", 1_200_000m, 10m, 120_000m, 80, 300m, 24_000m, "2026-03-15", ""],
        ["", "维西县某某局", 2026, "", "无食堂", "", "", "", "", 30, 300m, 9_000m, "2026-03-15", "本单位不设食堂"],
    ];
}
