using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders.Standing;

namespace WeixiIncome.Data.Orders.Standing;

/// <summary>Standing orders with their parts, and the claim of a delivery.</summary>
public static class StandingAtHand
{
    /// <summary>Standing orders of the unit that is acted for.</summary>
    public static IQueryable<StandingOrder> Of(this IQueryable<StandingOrder> orders, ICurrentUser user) => orders.VisibleTo(user).Where(o => o.BuyerId == user.OrganisationId);

    /// <summary>What decides on deliveries, without the history.</summary>
    public static IQueryable<StandingOrder> WithDeliveries(this IQueryable<StandingOrder> orders) =>
        orders.Include(o => o.Lines.OrderBy(l => l.Position)).Include(o => o.Once).Include(o => o.Skips);

    public static Task<List<HolidayPeriod>> HolidaysOf(this MarketDb db, Guid organisationId, DateOnly from, CancellationToken ct) =>
        db.HolidayPeriods.AsNoTracking().Where(h => h.OrganisationId == organisationId && h.To >= from).OrderBy(h => h.From).ToListAsync(ct);

    /// <summary>
    /// Claims a delivery in the command's transaction: whoever inserts the run places it; the others find it taken, and wait
    /// for the outcome where it is not committed yet. After a crash nothing of it is left, so that the next one places it.
    /// </summary>
    /// <returns>The run to be filled in, tracked; none where it is taken.</returns>
    public static async Task<StandingRun?> ClaimRun(this MarketDb db, StandingOrder order, DateOnly dueOn, DateTime now, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A delivery is claimed inside a transaction.");
        var (id, status) = (Guid.CreateVersion7(), (int)RunStatus.NotPlaced);
        var inserted = await (db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO StandingRuns (Id, StandingOrderId, BuyerId, DueOn, Status, At, Attempts, OrderCount, Told, Version) VALUES ({id}, {order.Id}, {order.BuyerId}, {dueOn}, {status}, {now}, 1, 0, '', 1)", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO StandingRuns (Id, StandingOrderId, BuyerId, DueOn, Status, At, Attempts, OrderCount, Told, Version) VALUES ({id}, {order.Id}, {order.BuyerId}, {dueOn}, {status}, {now}, 1, 0, '', 1)", ct));
        return inserted == 0 ? null : await db.StandingRuns.SingleAsync(run => run.Id == id, ct);
    }
}
