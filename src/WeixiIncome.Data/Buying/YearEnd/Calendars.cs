using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WeixiIncome.Domain.Buying.YearEnd;

namespace WeixiIncome.Data.Buying.YearEnd;

/// <summary>Which year-end calendar holds for a unit.</summary>
public static class Calendars
{
    /// <summary>The unit's own, else the one of the innermost area; none where nobody entered one.</summary>
    public static Task<YearCalendar?> CalendarFor(this MarketDb db, Guid unitId, string areaCode, int year, CancellationToken ct)
    {
        var owners = new[] { 2, 4, 6, 9, 12 }.Where(length => length <= areaCode.Length).Select(length => areaCode[..length]).Append(YearCalendar.OwnerOf(unitId)).ToList();
        return db.YearCalendars.AsNoTracking().Where(c => c.Year == year && owners.Contains(c.OwnerCode)).OrderByDescending(c => c.OwnerCode.Length).FirstOrDefaultAsync(ct);
    }
}

internal sealed class YearCalendarMapping : IEntityTypeConfiguration<YearCalendar>
{
    public void Configure(EntityTypeBuilder<YearCalendar> calendar)
    {
        calendar.ToTable("YearCalendars");
        calendar.Property(c => c.OwnerCode).HasMaxLength(32);
        calendar.Property(c => c.AreaCode).HasMaxLength(12);
        calendar.HasIndex(c => new { c.OwnerCode, c.Year }).IsUnique();
    }
}

internal sealed class YearEndReminderMapping : IEntityTypeConfiguration<YearEndReminder>
{
    public void Configure(EntityTypeBuilder<YearEndReminder> reminder)
    {
        reminder.ToTable("YearEndReminders");
        reminder.HasKey(r => new { r.UnitId, r.Day, r.DueOn, r.DaysBefore });
    }
}
