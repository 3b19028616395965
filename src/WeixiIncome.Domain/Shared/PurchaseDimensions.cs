using System.ComponentModel;

namespace WeixiIncome.Domain.Shared;

/// <summary>What the purchase is for.</summary>
public enum Purpose
{
    [Description("食堂")] Canteen = 1,
    [Description("工会")] Union = 2,
    [Description("认购")] Pledge = 3,
    [Description("个人")] Personal = 4,
    [Description("其他")] Other = 5,
}

/// <summary>The activity that brought it about (county plan, measure 1: 进机关、进学校、进医院、进社区).</summary>
public enum Activity
{
    [Description("无")] None = 0,
    [Description("进机关")] Offices = 1,
    [Description("进学校")] Schools = 2,
    [Description("进医院")] Hospitals = 3,
    [Description("进社区")] Communities = 4,
}

/// <summary>Where the purchase was made.</summary>
public enum Venue
{
    [Description("本平台")] ThisPlatform = 1,
    [Description("832平台")] Platform832 = 2,
    [Description("线下")] Offline = 3,
    [Description("上海平台")] ShanghaiPlatform = 4,
}

/// <summary>Bought by the unit itself, or sold with its help.</summary>
public enum Series
{
    [Description("直接采购")] Direct = 1,
    [Description("帮助销售")] HelpedToSell = 2,
}

/// <summary>
/// Whose produce it was: A registered households' share, B also linked suppliers', C any of Weixi's, N not Weixi's.
/// Until lots name households every entry is C, labelled 「未归户」.
/// </summary>
public enum PurchaseBase
{
    [Description("待定")] Pending = 0,
    [Description("A 脱贫户产出")] A = 1,
    [Description("B 联农主体产出")] B = 2,
    [Description("C 维西产出")] C = 3,
    [Description("N 非维西产出")] N = 4,
}

/// <summary>How far the purchase is proven. Goals count verified amounts.</summary>
public enum Stage
{
    [Description("已下单")] Ordered = 1,
    [Description("已验收")] Accepted = 2,
    [Description("已核实")] Verified = 3,
}
