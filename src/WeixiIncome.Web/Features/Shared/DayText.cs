using System.Globalization;

namespace WeixiIncome.Web.Features.Shared;

/// <summary>Parts of dates in the person's language; the whole date is <see cref="Words.Of(DateOnly)"/>.</summary>
public static class DayText
{
    public static string WithoutYear(this Words words, DateOnly day) => day.ToString(words["M月d日"], CultureInfo.InvariantCulture);

    /// <param name="words">The texts of the screens.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="month">1 to 12.</param>
    public static string Month(this Words words, int year, int month) => new DateOnly(year, month, 1).ToString(words["yyyy年M月"], CultureInfo.InvariantCulture);
}
