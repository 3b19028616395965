using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Income;

/// <summary>The kinds of income of the plan's table, per head.</summary>
public enum IncomeKind
{
    [Description("人均纯收入")] Net = 1,
    [Description("经营性收入")] Operating = 2,
    [Description("工资性收入")] Wage = 3,
    [Description("财产性收入")] Property = 4,
    [Description("转移性收入")] Transfer = 5,
}

/// <summary>
/// The plan's table: 2021 base and targets per head. Source: 维办发〔2022〕30号, table of 脱贫人口增收. Net income of 2024 is missing in the text;
/// it is 2023's × 1.18, and the four parts sum to a fen more.
/// </summary>
public static class PlanIncome
{
    private static readonly Dictionary<int, decimal[]> Table = new()
    {
        [2021] = [13847m, 3747m, 7913m, 524m, 1663m],
        [2022] = [16339.46m, 5787.44m, 8169.73m, 591.49m, 1790.80m],
        [2023] = [19280.56m, 8007.22m, 8676.25m, 667.11m, 1929.98m],
        [2024] = [22751.06m, 10845.43m, 9100.43m, 757.61m, 2047.60m],
    };

    public static IReadOnlyCollection<int> Years => Table.Keys;

    /// <summary>None for a year that the plan says nothing of (「方案未设定」).</summary>
    public static Money? Target(int year, IncomeKind kind) => Table.TryGetValue(year, out var row) ? Money.FromYuan(row[(int)kind - 1]) : null;
}

/// <summary>
/// The income year by its last calendar year, as the monitoring systems count: October of the year before to September. Data, not law: it
/// stands in one place.
/// </summary>
public static class IncomeYear
{
    public const int FirstMonth = 10;

    /// <summary>The first year of which anything is asked.</summary>
    public const int Earliest = 2015;

    public static int Of(DateOnly day) => day.Month >= FirstMonth ? day.Year + 1 : day.Year;

    public static (DateOnly First, DateOnly Last) Days(int year) => (new(year - 1, FirstMonth, 1), new(year, FirstMonth - 1, 30));
}
