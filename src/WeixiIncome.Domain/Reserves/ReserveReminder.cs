using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>Who reminds a unit that is behind.</summary>
public enum ReminderCause
{
    [Description("每月提醒")] Monthly = 1,
    [Description("人工催办")] ByHand = 2,
}

/// <summary>A unit was told that it is behind; one a unit, cause and period, so that nobody is told twice.</summary>
public sealed class ReserveReminder : Entity
{
    private ReserveReminder() { }

    /// <param name="period">2026-11 for the monthly one, 2026-11-25 for one by hand.</param>
    public ReserveReminder(Guid unitId, ReminderCause cause, string period, int year, Money behind, Guid? by, DateTime at) =>
        (UnitId, Cause, Period, Year, Behind, By, At) = (unitId, cause, period, year, behind, by, at);

    public Guid UnitId { get; private set; }
    public ReminderCause Cause { get; private set; }
    public string Period { get; private set; } = "";
    public int Year { get; private set; }
    public Money Behind { get; private set; }
    public Guid? By { get; private set; }
    public DateTime At { get; private set; }
}
