using WeixiIncome.Domain.Payments.Payouts;

namespace WeixiIncome.Data.Payments.Payouts;

/// <summary>What households wait for longer than usual.</summary>
public static class LateDues
{
    /// <summary>Something of it is neither paid nor on its way, <see cref="HouseholdDue.UsualDays"/> days after it was owed.</summary>
    public static IQueryable<HouseholdDue> Late(this IQueryable<HouseholdDue> dues, DateOnly today)
    {
        var before = today.AddDays(-HouseholdDue.UsualDays);
        return dues.Where(d => d.VoidedAt == null && d.OwedOn < before && (long)d.Amount > (long)d.Paid + (long)d.OnTheWay);
    }

    /// <summary>Late, and not reminded of within a week.</summary>
    public static IQueryable<HouseholdDue> ToRemind(this IQueryable<HouseholdDue> dues, DateOnly today)
    {
        var last = today.AddDays(-HouseholdDue.RemindEvery);
        return dues.Late(today).Where(d => d.RemindedOn == null || d.RemindedOn <= last);
    }
}
