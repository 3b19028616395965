using System.ComponentModel;

namespace WeixiIncome.Domain.Accounts;

/// <summary>For whom a canteen cooks: decides which categories it may buy.</summary>
public enum CanteenKind
{
    [Description("机关食堂")] Office = 1,
    [Description("学校食堂")] School = 2,
    [Description("幼儿园食堂")] Kindergarten = 3,
    [Description("医院食堂")] Hospital = 4,
    [Description("养老机构食堂")] CareHome = 5,
    [Description("集体用餐食堂")] Group = 6,
}
