using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>
/// Places every delivery whose day of ordering has come, each in a transaction of its own, so that one that fails does not
/// hold up the others and is tried again by the next pass. Any number of processes may do it at once.
/// </summary>
public sealed record PlaceDueStandingOrders : IRequest<DeliveriesPlaced>;

/// <summary>What a pass did itself; what other processes did at the same time does not count.</summary>
/// <param name="Failed">Could not be tried at all; the next pass tries them again.</param>
public sealed record DeliveriesPlaced(int Placed, int NotPlaced, int LeftOut, int Failed)
{
    internal DeliveriesPlaced Added(DeliveriesPlaced other) => new(Placed + other.Placed, NotPlaced + other.NotPlaced, LeftOut + other.LeftOut, Failed + other.Failed);
}

internal sealed partial class PlaceDueStandingOrdersHandler(MarketDb db, IMediator mediator, TimeProvider clock, ILogger<PlaceDueStandingOrdersHandler> log)
    : IRequestHandler<PlaceDueStandingOrders, DeliveriesPlaced>
{
    /// <summary>What could not be placed is tried again after this time, while it can still be delivered.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(3);

    public async Task<DeliveriesPlaced> Handle(PlaceDueStandingOrders request, CancellationToken cancellationToken)
    {
        var (done, again) = (new DeliveriesPlaced(0, 0, 0, 0), new List<(Guid, DateOnly)>());
        foreach (var delivery in await Due(cancellationToken))
            if (await Place(delivery, cancellationToken) is { } placed) done = placed.Added(done);
            else again.Add(delivery);
        // Most failures pass by themselves: a lock that was held too long, a connection that was lost.
        foreach (var delivery in again) done = (await Place(delivery, cancellationToken) ?? new(0, 0, 0, Failed: 1)).Added(done);
        return done;
    }

    /// <returns>None where it failed.</returns>
    private async Task<DeliveriesPlaced?> Place((Guid StandingId, DateOnly DueOn) delivery, CancellationToken ct)
    {
        try
        {
            return await mediator.Send(new PlaceDelivery(delivery.StandingId, delivery.DueOn), ct) switch
            {
                RunStatus.Placed or RunStatus.Partly => new(1, 0, 0, 0),
                RunStatus.NotPlaced => new(0, 1, 0, 0),
                null => new(0, 0, 0, 0),
                _ => new(0, 0, 1, 0),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, delivery.StandingId, delivery.DueOn, failure);
            return null;
        }
    }

    /// <summary>Deliveries that nobody has placed yet, and those that could not be placed before; two queries.</summary>
    private async Task<IReadOnlyList<(Guid StandingId, DateOnly DueOn)>> Due(CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.Now());
        var (reach, back, patience) = (today.AddDays(30), today.AddDays(-StandingOrder.LookBack), now - Again);
        var running = await db.StandingOrders.AsNoTracking().Where(o => o.Status == StandingStatus.Running && o.StartsOn <= reach).OrderBy(o => o.Id).ToListAsync(ct);
        var runs = await db.StandingRuns.AsNoTracking().Where(r => r.DueOn >= back).Select(r => new { r.StandingOrderId, r.DueOn, Again = r.Status == RunStatus.NotPlaced && r.DueOn > today && r.At <= patience })
            .ToDictionaryAsync(r => (r.StandingOrderId, r.DueOn), r => r.Again, ct);
        return [.. from standing in running
                   from dueOn in standing.Due(today)
                   where !runs.TryGetValue((standing.Id, dueOn), out var again) || again
                   select (standing.Id, dueOn)];
    }

    [LoggerMessage(1, LogLevel.Error, "Standing order {StandingId}, delivery {DueOn}, failed and is tried again.")]
    private static partial void Failed(ILogger log, Guid standingId, DateOnly dueOn, Exception failure);
}

/// <summary>One delivery by the schedule. The claim of the run makes it happen once; without it three processes at once placed it three times.</summary>
/// <returns>What came of it; none where another process, or a person, was faster.</returns>
public sealed record PlaceDelivery(Guid StandingOrderId, DateOnly DueOn) : ICommand<RunStatus?>;

internal sealed class PlaceDeliveryHandler(MarketDb db, StandingPlacing placing, TimeProvider clock) : IRequestHandler<PlaceDelivery, RunStatus?>
{
    public async Task<RunStatus?> Handle(PlaceDelivery command, CancellationToken ct)
    {
        var (today, now) = (clock.Today(), clock.Now());
        var standing = await db.StandingOrders.AsNoTracking().WithDeliveries().SingleAsync(o => o.Id == command.StandingOrderId, ct);
        if (!standing.Due(today).Contains(command.DueOn)) return null;
        if (await Claim(standing, command.DueOn, now, ct) is not { } run) return null;
        var holidays = await db.HolidaysOf(standing.BuyerId, command.DueOn, ct);
        if (standing.IsSkipped(command.DueOn)) await placing.LeaveOut(standing, run, RunStatus.Skipped, null, ct);
        else if (standing.HolidayOn(command.DueOn, holidays) is { } holiday) await placing.LeaveOut(standing, run, RunStatus.Holiday, new RuleBroken("{0} 在假期“{1}”里，不送货。", command.DueOn, holiday.Name), ct);
        else if (command.DueOn <= today) await placing.LeaveOut(standing, run, RunStatus.Missed, new RuleBroken("到 {0} 才轮到下单，{1} 已来不及送货。", today, command.DueOn), ct);
        else await placing.Carry(standing, run, standing.QuantitiesOn(command.DueOn), null, ct);
        await db.SaveChangesAsync(ct);
        return run.Status;
    }

    private async Task<StandingRun?> Claim(StandingOrder standing, DateOnly dueOn, DateTime now, CancellationToken ct)
    {
        if (await db.ClaimRun(standing, dueOn, now, ct) is { } first) return first;
        var run = await db.StandingRuns.Include(r => r.Problems).SingleOrDefaultAsync(r => r.StandingOrderId == standing.Id && r.DueOn == dueOn, ct);
        if (run is not { Status: RunStatus.NotPlaced } || run.At > now - PlaceDueStandingOrdersHandler.Again) return null;
        run.TryAgain(now);
        // Of two who try again at once the second meets a changed version and stops.
        await db.SaveChangesAsync(ct);
        return run;
    }
}
