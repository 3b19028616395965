using System.Globalization;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.ReferencePrices;

/// <summary>A week of ISO 8601, Monday to Sunday; the week that holds a year's first Thursday is its first.</summary>
/// <param name="Monday">Its first day.</param>
public readonly record struct IsoWeek(DateOnly Monday)
{
    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));
    public int Week => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    public static IsoWeek Of(DateOnly day) => new(day.AddDays(-((int)day.DayOfWeek + 6) % 7));

    /// <summary>
    /// 2026-W48 as browsers write it, 2026年第48周, or any day of the week.
    /// </summary>
    /// <exception cref="RuleBroken">None of these, or no such week.</exception>
    public static IsoWeek Parse(string? text, string field)
    {
        var typed = (text ?? "").Trim();
        if (DateOnly.TryParseExact(typed, ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Of(day);
        var digits = typed.Split(['-', 'W', 'w', '年', '第', '周', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (digits.Length == 2 && int.TryParse(digits[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && int.TryParse(digits[1], NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            && year is >= 2000 and <= 2200 && week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
            return new(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)));
        throw new RuleBroken("周次“{0}”写法不对，应如 2026-W48 或那一周的某个日期。", typed) { Field = field };
    }

    /// <summary>2026-W48.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Week:00}");
}
