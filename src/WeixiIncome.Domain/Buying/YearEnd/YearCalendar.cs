using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.YearEnd;

/// <summary>A day of the year end after which something is too late.</summary>
public enum YearEndDay
{
    [Description("最后下单日")] LastOrder = 1,
    [Description("最后开票日")] LastInvoice = 2,
    [Description("国库关账日")] TreasuryClosing = 3,
}

/// <summary>The three days of a year, and where they are written.</summary>
public sealed record YearDays(DateOnly LastOrderOn, DateOnly LastInvoiceOn, DateOnly TreasuryClosesOn, string? Source);

/// <summary>The year-end calendar of an area, or of one unit that keeps its own.</summary>
public sealed class YearCalendar : Aggregate
{
    /// <summary>Days before the day on which people are reminded.</summary>
    public static readonly int[] RemindDaysBefore = [14, 3, 0];

    private YearCalendar() { }

    public static YearCalendar OfArea(string areaCode, int year, YearDays days, Guid? by, DateTime now) => new(areaCode, areaCode, null, year, days, by, now);

    public static YearCalendar OfUnit(Guid unitId, string unitAreaCode, int year, YearDays days, Guid? by, DateTime now) => new(OwnerOf(unitId), unitAreaCode, unitId, year, days, by, now);

    private YearCalendar(string owner, string areaCode, Guid? unitId, int year, YearDays days, Guid? by, DateTime now)
    {
        if (year is < 2020 or > 2100) throw new RuleBroken("日历年度 {0} 不对，请填写四位年份。", year) { Field = "Year" };
        (OwnerCode, AreaCode, UnitId, Year) = (owner, areaCode, unitId, year);
        Set(days, by, now);
    }

    /// <summary>The area's code, or the unit's id without dashes; with the year the unique key.</summary>
    public string OwnerCode { get; private set; } = "";
    public string AreaCode { get; private set; } = "";
    public Guid? UnitId { get; private set; }
    public int Year { get; private set; }
    public DateOnly LastOrderOn { get; private set; }
    public DateOnly LastInvoiceOn { get; private set; }
    public DateOnly TreasuryClosesOn { get; private set; }
    public string? Source { get; private set; }
    public Guid? ChangedBy { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public static string OwnerOf(Guid unitId) => unitId.ToString("N");

    public DateOnly DayOf(YearEndDay day) => day switch
    {
        YearEndDay.LastOrder => LastOrderOn,
        YearEndDay.LastInvoice => LastInvoiceOn,
        _ => TreasuryClosesOn,
    };

    /// <exception cref="RuleBroken">Days out of their order, or of another year.</exception>
    public void Set(YearDays days, Guid? by, DateTime now)
    {
        if (days.LastOrderOn.Year != Year) throw new RuleBroken("最后下单日应在 {0} 年内。", Year) { Field = "LastOrderOn" };
        if (days.LastInvoiceOn < days.LastOrderOn) throw new RuleBroken("最后开票日不能早于最后下单日。") { Field = "LastInvoiceOn" };
        if (days.TreasuryClosesOn < days.LastInvoiceOn) throw new RuleBroken("国库关账日不能早于最后开票日。") { Field = "TreasuryClosesOn" };
        if (days.TreasuryClosesOn > new DateOnly(Year + 1, 1, 31)) throw new RuleBroken("国库关账日应不晚于次年 1 月 31 日。") { Field = "TreasuryClosesOn" };
        (LastOrderOn, LastInvoiceOn, TreasuryClosesOn) = (days.LastOrderOn, days.LastInvoiceOn, days.TreasuryClosesOn);
        Source = Guard.OptionalText(days.Source, "来源文件", 200);
        (ChangedBy, ChangedAt) = (by, now);
    }

    /// <summary>The nearest reminder that is due: 14, 3 or 0 days before; none earlier, and none once the day is past.</summary>
    public int? ReminderDue(YearEndDay day, DateOnly today)
    {
        var left = DayOf(day).DayNumber - today.DayNumber;
        return left < 0 ? null : RemindDaysBefore.Where(before => left <= before).Select(before => (int?)before).Min();
    }
}

/// <summary>A reminder that was given: its key lets it be given once, whatever jobs run beside each other.</summary>
public sealed class YearEndReminder
{
    private YearEndReminder() { }

    public YearEndReminder(Guid unitId, YearEndDay day, DateOnly dueOn, int daysBefore, DateTime at) => (UnitId, Day, DueOn, DaysBefore, At) = (unitId, day, dueOn, daysBefore, at);

    public Guid UnitId { get; private set; }
    public YearEndDay Day { get; private set; }
    public DateOnly DueOn { get; private set; }
    public int DaysBefore { get; private set; }
    public DateTime At { get; private set; }
}
