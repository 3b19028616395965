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

/// <summary>Facts about the kinds. Source: county plan 维办发〔2022〕30号, guiding thought (脱贫人口) and measure 3 (监测对象).</summary>
public static class HouseholdKinds
{
    /// <summary>Whose income the plan follows: 脱贫人口.</summary>
    public static bool IsAlleviated(this HouseholdKind kind) => kind is HouseholdKind.Alleviated or HouseholdKind.UnstablyAlleviated;

    /// <summary>监测对象: over these the 双绑率 is measured.</summary>
    public static bool IsMonitored(this HouseholdKind kind) => kind != HouseholdKind.Alleviated;
}
