using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Reactions;

/// <summary>
/// The budget line follows its orders in the same transaction: released when they fall through, the difference released when
/// less is accepted, held where more is, raised and committed when who may exceed lets them exceed.
/// </summary>
internal sealed class KeepBudgetInStep(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<OrderFellThrough>>,
    INotificationHandler<Happened<OrderAccepted>>, INotificationHandler<Happened<OrderExcessApproved>>
{
    public Task Handle(Happened<OrderFellThrough> notification, CancellationToken cancellationToken) => Release(notification.What.OrderId, cancellationToken);

    public Task Handle(Happened<OrderAccepted> notification, CancellationToken cancellationToken) => Release(notification.What.OrderId, cancellationToken);

    public async Task Handle(Happened<OrderExcessApproved> notification, CancellationToken cancellationToken)
    {
        var (_, by, reason) = notification.What;
        var order = await db.OrderWithLines(notification.What.OrderId, cancellationToken);
        var line = await db.HoldBudget(order.BudgetLineId!.Value, cancellationToken) ?? throw BudgetMoves.OutOfStep(order.Number);
        if (line.ClosedAt is not null) throw new RuleBroken("预算项目“{0}”（{1} 年）已经结转，不能再使用。", line.Name, line.Year);
        await Move(order, line.Id, BudgetChange.Exceed(line.Figures.Missing(order.Total)), reason, by, cancellationToken);
        await Move(order, line.Id, BudgetChange.Commit(order.Total), null, by, cancellationToken);
    }

    private async Task Release(Guid orderId, CancellationToken ct)
    {
        var order = await db.OrderWithLines(orderId, ct);
        if (order.BudgetLineId is not { } line) return;
        var held = (await db.HeldBy(orderId, ct)).Find(h => h.LineId == line)?.Committed ?? Money.Zero;
        if (order.InStep(held) is not { } change) return;
        if (await db.MoveBudget(line, change, new(order.Id, order.Number, null, null, null), clock.Now(), ct)) return;
        throw change.Committed.IsPositive ? new RuleBroken("验收比下单多 {0}，预算项目没有这么多余额。请退回验收登记，把多出的部分记为拒收，或先调整预算。", change.Committed) : BudgetMoves.OutOfStep(order.Number);
    }

    private async Task Move(Order order, Guid line, BudgetChange change, string? reason, Guid? by, CancellationToken ct)
    {
        if (!await db.MoveBudget(line, change, new(order.Id, order.Number, null, reason, by), clock.Now(), ct)) throw BudgetMoves.OutOfStep(order.Number);
    }
}
