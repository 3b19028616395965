using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>The unit's standing orders, those that deliver next first.</summary>
public sealed record ListStanding : IRequest<StandingListPage>;

/// <summary>The list's page.</summary>
public sealed record StandingListPage(IReadOnlyList<StandingRow> Rows, IReadOnlyList<RunRow> Troubles, bool MayKeep);

/// <summary>A standing order among others.</summary>
/// <param name="Next">The next delivery that was not ordered yet; none where it rests.</param>
/// <param name="OrderDay">The day on which the market orders it by itself.</param>
public sealed record StandingRow(string Number, string Name, Rhythm Rhythm, int Lines, string Product, Money Amount, StandingStatus Status, StandingApproval Approval, DateOnly? Next, DateOnly? OrderDay);

internal sealed class ListStandingHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListStanding, StandingListPage>
{
    public async Task<StandingListPage> Handle(ListStanding query, CancellationToken ct)
    {
        var rows = await db.StandingRows(user, clock.Today(), ct);
        var troubles = await db.RunRows(new ListRuns(), user, troubledSince: clock.Today().AddDays(-14)).Take(5).ToListAsync(ct);
        return new(rows, await db.Filled(troubles, ct), user.Has(MarketRole.Buyer));
    }
}

/// <summary>Standing orders with their next deliveries.</summary>
internal static class NextDeliveries
{
    /// <summary>Six queries at most, however many there are.</summary>
    public static async Task<IReadOnlyList<StandingRow>> StandingRows(this MarketDb db, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        var orders = await db.StandingOrders.AsNoTracking().VisibleTo(user).WithDeliveries().OrderBy(o => o.Number).Take(200).ToListAsync(ct);
        if (orders.Count == 0) return [];
        var buyers = orders.Select(o => o.BuyerId).Distinct().ToList();
        var holidays = await db.HolidayPeriods.AsNoTracking().Where(h => buyers.Contains(h.OrganisationId) && h.To >= today).ToListAsync(ct);
        var done = await db.DoneRuns([.. orders.Select(o => o.Id)], today, ct);
        return [.. orders.Select(order => Row(order, order.Coming(today, holidays).Where(day => !done.Contains((order.Id, day))).Select(day => (DateOnly?)day).FirstOrDefault()))
            .OrderBy(row => row.Next is null).ThenBy(row => row.Next).ThenBy(row => row.Number, StringComparer.Ordinal)];
    }

    /// <summary>Deliveries to come that are settled one way or another.</summary>
    public static async Task<HashSet<(Guid, DateOnly)>> DoneRuns(this MarketDb db, IReadOnlyCollection<Guid> standing, DateOnly today, CancellationToken ct) =>
        [.. (await db.StandingRuns.AsNoTracking().Where(r => standing.Contains(r.StandingOrderId) && r.DueOn > today && r.Status != RunStatus.NotPlaced).Select(r => new { r.StandingOrderId, r.DueOn }).ToListAsync(ct))
            .Select(r => (r.StandingOrderId, r.DueOn))];

    private static StandingRow Row(StandingOrder order, DateOnly? next) =>
        new(order.Number, order.Name, order.Rhythm, order.Lines.Count, order.Lines.Count > 0 ? order.Lines[0].ProductName : "", order.Amount, order.Status, order.Approval, next, next is { } due ? order.OrderDayOf(due) : null);
}
