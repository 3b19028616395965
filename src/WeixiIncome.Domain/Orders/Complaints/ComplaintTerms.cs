using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Complaints;

/// <summary>Deadlines of a county's complaint desk from a day on: working days to take a complaint up, days to decide it.</summary>
public sealed class ComplaintTerms : Entity
{
    private ComplaintTerms() { }

    public ComplaintTerms(string areaCode, int acceptWorkingDays, int decideDays, DateOnly from, Guid? by, DateTime now)
    {
        if (acceptWorkingDays is < 1 or > 30) throw new RuleBroken("受理期限应在 1 至 30 个工作日之间。") { Field = "AcceptWorkingDays" };
        if (decideDays is < 1 or > 180) throw new RuleBroken("处理期限应在 1 至 180 天之间。") { Field = "DecideDays" };
        (AreaCode, AcceptWorkingDays, DecideDays, From, EnteredBy, EnteredAt) = (areaCode, acceptWorkingDays, decideDays, from, by, now);
    }

    public string AreaCode { get; private set; } = "";
    public int AcceptWorkingDays { get; private set; }
    public int DecideDays { get; private set; }
    public DateOnly From { get; private set; }
    public Guid? EnteredBy { get; private set; }
    public DateTime EnteredAt { get; private set; }

    /// <summary>Where the county has entered none: two working days and fifteen days.</summary>
    public static ComplaintTerms Usual(string areaCode) => new() { AreaCode = areaCode, AcceptWorkingDays = 2, DecideDays = 15 };
}

/// <summary>Monday to Friday; public holidays are not known here, so a deadline may fall a little early.</summary>
public static class WorkingDays
{
    public static DateOnly After(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count--;
        }
        return day;
    }
}
