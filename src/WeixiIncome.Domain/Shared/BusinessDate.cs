namespace WeixiIncome.Domain.Shared;

/// <summary>What day, month and year an instant means: the calendar of Asia/Shanghai, which is UTC+8 all year.</summary>
public static class BusinessDate
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <param name="instant">UTC.</param>
    public static DateOnly Of(DateTime instant) => DateOnly.FromDateTime(instant + China);

    /// <summary>The local clock time in China of a UTC instant, for showing.</summary>
    public static DateTime Clock(DateTime instant) => DateTime.SpecifyKind(instant + China, DateTimeKind.Unspecified);

    /// <summary>The UTC instant at which a day begins in China.</summary>
    public static DateTime Start(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - China, DateTimeKind.Utc);

    /// <summary>Now in UTC, cut to microseconds, as both databases keep it.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }

    public static DateOnly Today(this TimeProvider clock) => Of(clock.GetUtcNow().UtcDateTime);
}
