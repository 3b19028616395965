using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>Rhythms and weekdays in words.</summary>
public static class RhythmText
{
    /// <summary>In the order of a Chinese week.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static string Weekday(this Words words, DayOfWeek day) => words[day switch
    {
        DayOfWeek.Monday => "周一",
        DayOfWeek.Tuesday => "周二",
        DayOfWeek.Wednesday => "周三",
        DayOfWeek.Thursday => "周四",
        DayOfWeek.Friday => "周五",
        DayOfWeek.Saturday => "周六",
        _ => "周日",
    }];

    public static string Of(this Words words, Rhythm rhythm)
    {
        var days = string.Join(words["、"], Week.Where(rhythm.Has).Select(words.Weekday));
        return rhythm.Kind == RhythmKind.Monthly ? words["每月 {0} 日", rhythm.DayOfMonth]
            : rhythm.EveryWeeks == 1 ? words["每周：{0}", days] : words["每 {0} 周：{1}", rhythm.EveryWeeks, days];
    }
}
