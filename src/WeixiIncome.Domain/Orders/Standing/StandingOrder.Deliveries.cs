using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders.Standing;

/// <summary>Which days a standing order delivers on, how much, and what its approval covers.</summary>
public sealed partial class StandingOrder
{
    public bool FallsOn(DateOnly day) => day >= StartsOn && (EndsOn is null || day <= EndsOn) && Rhythm.FallsOn(day, StartsOn);

    /// <summary>The day on which a delivery is ordered.</summary>
    public DateOnly OrderDayOf(DateOnly dueOn) => dueOn.AddDays(-OrderDaysBefore);

    public bool IsSkipped(DateOnly dueOn) => skips.Exists(skip => skip.DueOn == dueOn);

    /// <summary>The holiday in which a delivery would fall; none where it is delivered.</summary>
    public HolidayPeriod? HolidayOn(DateOnly dueOn, IEnumerable<HolidayPeriod> holidays) => holidays.FirstOrDefault(holiday => holiday.OrganisationId == BuyerId && holiday.Holds(dueOn)
        && (holiday.Kind == HolidayKind.School ? PausesInSchoolHolidays : PausesInOwnHolidays));

    /// <summary>Days of delivery by the rhythm, both ends included.</summary>
    public IEnumerable<DateOnly> DaysBetween(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            if (FallsOn(day)) yield return day;
    }

    /// <summary>Deliveries whose day of ordering has come, from as far back as they are looked for.</summary>
    public IEnumerable<DateOnly> Due(DateOnly today) => Status != StandingStatus.Running ? []
        : DaysBetween(Later(ActiveSince.AddDays(1), today.AddDays(-LookBack)), today.AddDays(OrderDaysBefore));

    /// <summary>Deliveries from tomorrow on that are neither skipped nor in a holiday.</summary>
    public IEnumerable<DateOnly> Coming(DateOnly today, IReadOnlyCollection<HolidayPeriod> holidays) => Status != StandingStatus.Running ? []
        : DaysBetween(today.AddDays(1), today.AddDays(400)).Where(day => !IsSkipped(day) && HolidayOn(day, holidays) is null);

    /// <summary>How much of each offer a delivery asks for, with what was changed for it alone; base units.</summary>
    public IReadOnlyDictionary<Guid, long> QuantitiesOn(DateOnly dueOn) =>
        lines.ToDictionary(line => line.OfferId, line => once.Find(o => o.DueOn == dueOn && o.OfferId == line.OfferId)?.Quantity ?? line.Quantity);

    /// <summary>
    /// Why one supplier's order of a delivery is not covered by the approval: each quantity within a tenth either way of what
    /// was approved, the amount at most a tenth above. None where it is covered.
    /// </summary>
    public RuleBroken? WhyNotCovered(IReadOnlyCollection<StandingWish> wishes)
    {
        if (Approval != StandingApproval.Given) return new RuleBroken("定期订单 {0} 的审批状态是“{1}”，本单要单独审批。", Number, Approval);
        foreach (var wish in wishes)
        {
            var line = lines.Find(l => l.OfferId == wish.OfferId);
            if (line?.ApprovedQuantity is not { } approved) return new RuleBroken("“{0}”不在已审批的定期订单 {1} 里，本单要单独审批。", wish.Product, Number);
            if (!Tolerance.Holds(approved, wish.Quantity))
                return new RuleBroken("“{0}”本次 {1}，已审批 {2}，超出 ±10%，本单要单独审批。", wish.Product, new Measured(wish.Quantity, wish.Unit), new Measured(approved, wish.Unit));
        }
        var amount = wishes.Aggregate(Money.Zero, (sum, wish) => sum + wish.Amount);
        var most = Tolerance.Most(lines.Where(line => wishes.Any(wish => wish.OfferId == line.OfferId)).Sum(line => line.ApprovedAmount!.Value.Fen));
        return amount.Fen > most ? new RuleBroken("本单 {0}，因涨价超过已审批金额的 110%（{1}），要单独审批。", amount, new Money(most)) : null;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
