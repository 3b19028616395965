using System.ComponentModel;

namespace WeixiIncome.Domain.Reserves;

/// <summary>How a budget unit runs its canteen; decides whether a share is required (财库〔2021〕19号).</summary>
public enum CanteenMode
{
    [Description("自办食堂")] Own = 1,
    [Description("承包食堂")] Outsourced = 2,
    [Description("合用食堂")] Shared = 3,
    [Description("无食堂")] None = 4,
    [Description("免予预留")] Exempt = 5,
}

/// <summary>Facts about canteen modes.</summary>
public static class CanteenModes
{
    /// <summary>Files an amount of its own; a shared canteen's stands with its representative.</summary>
    public static bool Reserves(this CanteenMode mode) => mode is CanteenMode.Own or CanteenMode.Outsourced;
}

/// <summary>Where a filing comes from.</summary>
public enum FilingSource
{
    [Description("832 填报表")] From832 = 1,
    [Description("单位填写")] Entered = 2,
}

/// <summary>The three lines in which 832 purchases are told apart.</summary>
public enum ReserveLine
{
    [Description("食堂")] Canteen = 1,
    [Description("工会")] Union = 2,
    [Description("个人")] Personal = 3,
}
