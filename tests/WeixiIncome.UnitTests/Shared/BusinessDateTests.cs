using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Shared;

public sealed class BusinessDateTests
{
    [Theory]
    [InlineData("2024-12-31T15:59:59.999999Z", "2024-12-31")]
    [InlineData("2024-12-31T16:00:00Z", "2025-01-01")]
    [InlineData("2024-02-28T16:00:00Z", "2024-02-29")]
    public void A_day_in_China_begins_at_16_00_UTC(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day, null), BusinessDate.Of(DateTime.Parse(instant, null, System.Globalization.DateTimeStyles.AdjustToUniversal)));

    [Fact]
    public void The_start_of_a_day_belongs_to_it_and_the_microsecond_before_does_not()
    {
        for (var day = new DateOnly(2022, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var start = BusinessDate.Start(day);
            Assert.Equal(DateTimeKind.Utc, start.Kind);
            Assert.Equal(day, BusinessDate.Of(start));
            Assert.Equal(day.AddDays(-1), BusinessDate.Of(start.AddMicroseconds(-1)));
        }
    }

    [Fact]
    public void Now_is_cut_to_what_both_databases_keep()
    {
        var now = TimeProvider.System.Now();
        Assert.Equal(0, now.Ticks % TimeSpan.TicksPerMicrosecond);
        Assert.Equal(DateTimeKind.Utc, now.Kind);
    }
}
