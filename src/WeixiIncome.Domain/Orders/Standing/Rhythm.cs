using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>How often a standing order delivers.</summary>
public enum RhythmKind
{
    [Description("每周")] Weekly = 1,
    [Description("每月")] Monthly = 2,
}

/// <summary>On which days a standing order delivers.</summary>
/// <param name="EveryWeeks">1 to 8, counted from the week of the first day.</param>
/// <param name="Weekdays">Bits: Monday 1, Tuesday 2 … Sunday 64.</param>
/// <param name="DayOfMonth">1 to 31; in a shorter month its last day.</param>
public sealed record Rhythm(RhythmKind Kind, int EveryWeeks, int Weekdays, int DayOfMonth)
{
    /// <summary>Every few weeks on these days.</summary>
    public static Rhythm Weekly(int everyWeeks, params DayOfWeek[] days) => new(RhythmKind.Weekly, everyWeeks, days.Aggregate(0, (bits, day) => bits | Bit(day)), 0);

    public static Rhythm Monthly(int day) => new(RhythmKind.Monthly, 0, 0, day);

    public static int Bit(DayOfWeek day) => 1 << (((int)day + 6) % 7);

    public bool Has(DayOfWeek day) => (Weekdays & Bit(day)) != 0;

    /// <exception cref="RuleBroken">No weekday, too many weeks, no such day.</exception>
    internal Rhythm Checked() => Kind switch
    {
        RhythmKind.Weekly when EveryWeeks is < 1 or > 8 => throw new RuleBroken("间隔应在 1 至 8 周之间。") { Field = "EveryWeeks" },
        RhythmKind.Weekly when (Weekdays & 127) == 0 => throw new RuleBroken("请至少勾选一个送货的星期。") { Field = "Weekdays" },
        RhythmKind.Weekly => this with { Weekdays = Weekdays & 127, DayOfMonth = 0 },
        RhythmKind.Monthly when DayOfMonth is < 1 or > 31 => throw new RuleBroken("每月送货日应在 1 至 31 之间。") { Field = "DayOfMonth" },
        RhythmKind.Monthly => this with { EveryWeeks = 0, Weekdays = 0 },
        _ => throw new RuleBroken("请选择每周或每月。") { Field = "Kind" },
    };

    /// <param name="start">The first day: weeks are counted from its Monday.</param>
    public bool FallsOn(DateOnly day, DateOnly start) => Kind == RhythmKind.Monthly
        ? day.Day == Math.Min(DayOfMonth, DateTime.DaysInMonth(day.Year, day.Month))
        : Has(day.DayOfWeek) && (Monday(day).DayNumber - Monday(start).DayNumber) / 7 % EveryWeeks == 0;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
