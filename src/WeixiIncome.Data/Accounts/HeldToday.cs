using WeixiIncome.Domain.Accounts;

namespace WeixiIncome.Data.Accounts;

/// <summary>Posts as they count on a day.</summary>
public static class HeldToday
{
    /// <summary>From the first to the last day, both included.</summary>
    public static IQueryable<Membership> HeldOn(this IQueryable<Membership> memberships, DateOnly day) =>
        memberships.Where(m => m.From <= day && (m.To == null || m.To >= day));
}
