using System.ComponentModel;

namespace WeixiIncome.Domain.Households;

/// <summary>The four kinds of registered households, as the monitoring systems call them.</summary>
public enum HouseholdKind
{
    [Description("脱贫户")] Alleviated = 1,
    [Description("脱贫不稳定户")] UnstablyAlleviated = 2,
    [Description("边缘易致贫户")] AtRisk = 3,
    [Description("突发严重困难户")] SuddenHardship = 4,
}

/// <summary>Whether a household lives where it is registered.</summary>
public enum HouseholdStatus
{
    [Description("在册")] Registered = 1,
    [Description("已迁出")] MovedAway = 2,
    [Description("已销户")] Ended = 3,
}

/// <summary>What is done in a household's record; its history tells each with its day and person.</summary>
public enum HouseholdAct
{
    [Description("登记")] Register = 1,
    [Description("修改资料")] Change = 2,
    [Description("登记收入")] KeepYear = 3,
    [Description("登记土地和牲畜")] KeepHolding = 4,
    [Description("安排帮扶人")] GiveHelper = 5,
    [Description("帮扶人结束")] EndHelper = 6,
    [Description("制定计划")] Plan = 7,
    [Description("计划进展")] Progress = 8,
    [Description("与合作社绑定")] Bind = 9,
    [Description("解除绑定")] Unbind = 10,
    [Description("成员离开")] MemberLeft = 11,
    [Description("整户迁出")] MoveAway = 12,
    [Description("销户")] End = 13,
    [Description("调整户类型")] Reclassify = 14,
}

/// <summary>How a member belongs to the head of the household.</summary>
public enum Kinship
{
    [Description("户主")] Head = 1,
    [Description("配偶")] Spouse = 2,
    [Description("子女")] Child = 3,
    [Description("父母")] Parent = 4,
    [Description("祖父母")] Grandparent = 5,
    [Description("孙子女")] Grandchild = 6,
    [Description("兄弟姐妹")] Sibling = 7,
    [Description("其他")] Other = 8,
}

/// <summary>Why somebody is no longer a member.</summary>
public enum LeftBecause
{
    [Description("去世")] Death = 1,
    [Description("迁出")] Moved = 2,
    [Description("婚嫁或分户")] NewHousehold = 3,
    [Description("登记有误")] Mistake = 4,
}

/// <summary>How a cooperative carries households along (联农带农).</summary>
public enum LinkageMode
{
    [Description("订单收购")] Contract = 1,
    [Description("保底收购")] FloorPrice = 2,
    [Description("土地流转")] LandLease = 3,
    [Description("务工就业")] Employment = 4,
    [Description("入股分红")] Shares = 5,
    [Description("托管代养")] Custody = 6,
    [Description("技术服务")] Service = 7,
}

/// <summary>How a household said yes to a binding and to what is kept of it.</summary>
public enum ConsentHow
{
    [Description("本人签字")] Signature = 1,
    [Description("本人按手印")] Fingerprint = 2,
    [Description("村干部代为记录，有见证人")] Witnessed = 3,
}

/// <summary>Facts about the kinds. Source: county plan 维办发〔2022〕30号, guiding thought (脱贫人口) and measure 3 (监测对象).</summary>
public static class HouseholdKinds
{
    /// <summary>Whose income the plan follows: 脱贫人口.</summary>
    public static bool IsAlleviated(this HouseholdKind kind) => kind is HouseholdKind.Alleviated or HouseholdKind.UnstablyAlleviated;

    /// <summary>监测对象: over these the 双绑率 is measured.</summary>
    public static bool IsMonitored(this HouseholdKind kind) => kind != HouseholdKind.Alleviated;
}
