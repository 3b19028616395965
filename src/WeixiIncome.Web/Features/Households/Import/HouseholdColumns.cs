namespace WeixiIncome.Web.Features.Households.Import;

/// <summary>The columns of the sheet of households; one row is one person, rows of one household share the household's mark.</summary>
public static class HouseholdColumns
{
    /// <summary>Any text that the rows of a household have in common within the file.</summary>
    public const string Mark = "户标识";
    public const string Village = "村代码";
    public const string Kind = "户类型";
    public const string Name = "姓名";
    public const string Kinship = "与户主关系";
    public const string ResidentNumber = "身份证号码";
    public const string BirthYear = "出生年份";
    public const string Phone = "电话";
    public const string CanWork = "有劳动能力";
    public const string IncomeYear = "收入年度";
    public const string Income = "人均纯收入(元)";
    public const string Account = "收款账号";
    public const string Bank = "开户银行";

    public static readonly string[] Required = [Mark, Village, Kind, Name, Kinship];
    public static readonly string[] All = [Mark, Village, Kind, Name, Kinship, ResidentNumber, BirthYear, Phone, CanWork, IncomeYear, Income, Account, Bank];

    /// <summary>Rows that show how the columns are filled in; the numbers are left out on purpose.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Examples =
    [
        ["1", "533423102201", "脱贫户", "张某某", "户主", "", 1970, "", "是", 2025, 11200, "", ""],
        ["1", "533423102201", "脱贫户", "李某某", "配偶", "", 1972, "", "是", "", "", "", ""],
        ["2", "533423102201", "边缘易致贫户", "王某某", "户主", "", 1955, "", "否", 2025, 8600, "", ""],
    ];
}
