namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>The columns of the sheet of declarations; one row is one purchase.</summary>
public static class DeclarationColumns
{
    /// <summary>The declaring unit's credit code; for the command line, where nobody is signed in.</summary>
    public const string Unit = "申报单位信用代码";
    public const string Kind = "类别";
    public const string SoldOn = "日期";
    public const string PaidOn = "付款日期";
    public const string Supplier = "供应商";
    public const string Origin = "产地代码";
    public const string Seller = "卖方姓氏";
    public const string SoldTo = "卖给了谁";
    public const string Category = "品类代码";
    public const string Product = "产品";
    public const string Quantity = "数量";
    public const string UnitOfSale = "单位";
    public const string Amount = "金额(元)";
    public const string Venue = "发生地";
    public const string VenueOrder = "平台订单号";
    public const string Invoice = "发票号码";
    public const string Purpose = "用途";
    public const string Statement = "说明";

    public static readonly string[] Required = [SoldOn, Origin, Category, Product, Quantity, UnitOfSale, Amount];
    public static readonly string[] Own = [Kind, SoldOn, PaidOn, Supplier, Origin, Seller, SoldTo, Category, Product, Quantity, UnitOfSale, Amount, Venue, VenueOrder, Invoice, Purpose, Statement];
    public static readonly string[] All = [Unit, .. Own];

    /// <summary>Rows that show how the columns are filled in; people write over them.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<object?>> Examples =
    [
        ["线下采购", "2026-11-20", "2026-11-22", "某某专业合作社", "533423103", "", "", "yam", "鲜山药", 200, "公斤", 2400, "线下", "", "26532000000000000001", "食堂", ""],
        ["向农户直接采购", "2026-11-21", "2026-11-21", "", "533423103204", "和", "", "egg", "土鸡蛋", 300, "个", 420, "线下", "", "", "食堂", ""],
        ["帮助销售", "2026-11-18", "", "某某专业合作社", "533423202", "", "某某公司", "rice", "老黑谷米", 500, "公斤", 9000, "上海平台", "SH2026111800021", "", "其他", ""],
    ];
}
