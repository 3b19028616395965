using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Catalogue;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-W48", "2026-11-23")]
    [InlineData("2026年第48周", "2026-11-23")]
    [InlineData("2026-11-29", "2026-11-23")]
    [InlineData("2026-W53", "2026-12-28")]
    [InlineData("2027-01-03", "2026-12-28")]
    [InlineData("2025-W1", "2024-12-30")]
    public void A_week_is_known_by_its_monday(string text, string monday) =>
        Assert.Equal(DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture), IsoWeek.Parse(text, "Week").Monday);

    [Theory]
    [InlineData("2025-W53")]
    [InlineData("2026-W0")]
    [InlineData("48")]
    [InlineData("")]
    public void A_week_that_is_none_is_refused(string text) => Assert.Equal("Week", Assert.Throws<RuleBroken>(() => IsoWeek.Parse(text, "Week")).Field);

    [Fact]
    public void Every_day_of_ten_years_lies_in_the_week_that_it_is_told_by()
    {
        for (var day = new DateOnly(2020, 1, 1); day.Year < 2030; day = day.AddDays(1))
        {
            var week = IsoWeek.Of(day);
            Assert.Equal(DayOfWeek.Monday, week.Monday.DayOfWeek);
            Assert.InRange(day.DayNumber - week.Monday.DayNumber, 0, 6);
            Assert.Equal(week, IsoWeek.Parse(week.ToString(), "Week"));
        }
    }
}
