namespace WeixiIncome.Web.Features.Accounts.Import;

/// <summary>The columns of the sheet of organisations.</summary>
public static class OrganisationColumns
{
    public const string Name = "名称";
    public const string CreditCode = "统一社会信用代码";
    public const string Kind = "类型";
    public const string Relation = "帮扶关系";
    public const string AreaCode = "地区代码";
    public const string Contact = "联系人";
    public const string Phone = "电话";

    /// <summary>Credit code of the superior budget unit; an empty cell leaves what stands, a dash takes it away.</summary>
    public const string Superior = "上级单位代码";
    public const string NoSuperior = "-";
    public const string UserName = "用户名";
    public const string DisplayName = "姓名";

    /// <summary>Told by the export, left aside by the import: a standing changes by its own steps only.</summary>
    public const string Status = "状态";

    public static readonly string[] Required = [Name, CreditCode, Kind, AreaCode];
    public static readonly string[] All = [Name, CreditCode, Kind, Relation, AreaCode, Superior, Contact, Phone, UserName, DisplayName];
    public static readonly string[] Known = [.. All, Status];
    public static readonly string[] Exported = [Name, CreditCode, Kind, Relation, AreaCode, Superior, Contact, Phone, Status];
}
