using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders.Standing;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>A quantity as it is typed for a delivery, in the line's unit; 0 leaves it out.</summary>
public sealed record DeliveryLine(Guid OfferId, [Required, Range(typeof(decimal), "0", "100000000", ParseLimitsInInvariantCulture = true), Display(Name = "数量")] decimal? Quantity);

/// <summary>The Monday of a canteen: the next delivery is ordered now, with these quantities for this time.</summary>
public sealed record SubmitDelivery(string Number, long? Version, [Required, Display(Name = "送货日期")] DateOnly? DueOn, IReadOnlyList<DeliveryLine>? Lines, Guid FormKey)
    : ICommand<SubmittedDelivery>, IOnce;

/// <summary>What came of it.</summary>
/// <param name="Problems">How many lines were not ordered.</param>
/// <param name="OrderKey">Under which its orders are shown together.</param>
public sealed record SubmittedDelivery(int Orders, int Awaiting, int Problems, Guid OrderKey);

internal sealed class SubmitDeliveryHandler(MarketDb db, ICurrentUser user, StandingPlacing placing, TimeProvider clock) : IRequestHandler<SubmitDelivery, SubmittedDelivery>
{
    public async Task<SubmittedDelivery> Handle(SubmitDelivery form, CancellationToken ct)
    {
        var (dueOn, now) = (form.DueOn!.Value, clock.Now());
        var standing = await db.StandingOrders.AsNoTracking().Of(user).WithDeliveries().Where(o => o.Number == form.Number).OrNotThere(ct);
        standing.Expect(form.Version);
        if (standing.Status != StandingStatus.Running) throw new RuleBroken("定期订单 {0} 现在是“{1}”，请先恢复。", standing.Number, standing.Status);
        if (!standing.FallsOn(dueOn)) throw new RuleBroken("{0} 不是这张定期订单的送货日。", dueOn);
        if (dueOn <= clock.Today()) throw new RuleBroken("{0} 的送货日已到，不能再下单。", dueOn);
        var run = await Claim(standing, dueOn, now, ct);
        var orders = await placing.Carry(standing, run, form.Lines.Typed(standing), user.MemberId, ct);
        // A person sees the reasons at once and changes the quantities: nothing is kept of an attempt that ordered nothing.
        if (orders.Count == 0) RuleBroken.Throw([.. run.Problems.Select(problem => new RuleBroken(problem.Sentence, NoticeArguments.Read(problem.Arguments)))]);
        if (orders.Count == 0) throw new RuleBroken("本次所有产品的数量都是 0，没有下单；不需要送货请点“跳过这一次”。");
        await db.SaveChangesAsync(ct);
        return new(orders.Count, orders.Count(order => order.Status == OrderStatus.Submitted), run.Problems.Count, run.OrderKey);
    }

    private async Task<StandingRun> Claim(StandingOrder standing, DateOnly dueOn, DateTime now, CancellationToken ct)
    {
        if (await db.ClaimRun(standing, dueOn, now, ct) is { } first) return first;
        var run = await db.StandingRuns.Include(r => r.Problems).SingleAsync(r => r.StandingOrderId == standing.Id && r.DueOn == dueOn, ct);
        if (run.Status != RunStatus.NotPlaced) throw new RuleBroken("{0} 送货的这一次已在 {1} 办过：“{2}”。", dueOn, run.At, run.Status);
        run.TryAgain(now);
        await db.SaveChangesAsync(ct);
        return run;
    }
}

/// <summary>Typed quantities of a standing order's lines.</summary>
internal static class TypedQuantities
{
    /// <summary>By offer, in base units; a line that was not on the form keeps its quantity.</summary>
    public static Dictionary<Guid, long> Typed(this IReadOnlyList<DeliveryLine>? lines, StandingOrder standing) =>
        standing.Lines.ToDictionary(line => line.OfferId, line => (lines ?? []).FirstOrDefault(typed => typed.OfferId == line.OfferId) is { } typed ? line.Unit.ToBase(typed.Quantity!.Value) : line.Quantity);
}
