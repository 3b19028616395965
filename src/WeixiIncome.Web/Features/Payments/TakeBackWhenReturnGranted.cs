using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>
/// Goods come back: less is due, the budget line holds less while the order is not paid;
/// what was paid above it the supplier refunds, and the budget has it again when it arrived.
/// </summary>
internal sealed class TakeBackWhenReturnGranted(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<ReturnGranted>>, INotificationHandler<Happened<TransferDenied>>, INotificationHandler<Happened<RefundReceived>>
{
    public async Task Handle(Happened<ReturnGranted> notification, CancellationToken cancellationToken)
    {
        var (returnId, orderId, by) = notification.What;
        var returned = (await db.Returns.FindAsync([returnId], cancellationToken))!;
        var order = await db.OrderWithLines(orderId, cancellationToken);
        if (returned.Amount.IsZero) return;
        var payable = await Payable(orderId, cancellationToken);
        payable.Return(returned.Amount, by, clock.Now());
        await Hold(order, payable, by, cancellationToken);
    }

    public async Task Handle(Happened<TransferDenied> notification, CancellationToken cancellationToken)
    {
        var order = await db.OrderWithLines(notification.What.OrderId, cancellationToken);
        await Hold(order, await Payable(order.Id, cancellationToken), null, cancellationToken);
    }

    public async Task Handle(Happened<RefundReceived> notification, CancellationToken cancellationToken)
    {
        var (orderId, amount, by) = notification.What;
        var order = (await db.Orders.FindAsync([orderId], cancellationToken))!;
        if (order.BudgetLineId is { } line && !await db.MoveBudget(line, BudgetChange.Refund(amount), new(order.Id, order.Number, null, null, by), clock.Now(), cancellationToken)) throw BudgetMoves.OutOfStep(order.Number);
    }

    private Task<Payable> Payable(Guid orderId, CancellationToken ct) => db.Payables.Include(p => p.Transfers).Include(p => p.Invoices).Include(p => p.Refunds).AsSplitQuery().SingleAsync(p => p.OrderId == orderId, ct);

    /// <summary>While the order is not paid its budget line holds what is due, or what was recorded as paid where that is more.</summary>
    private async Task Hold(Order order, Payable payable, Guid? by, CancellationToken ct)
    {
        if (order.BudgetLineId is not { } line || order.ClosedAt is not null) return;
        var held = (await db.HeldBy(order.Id, ct)).Find(h => h.LineId == line)?.Committed ?? Money.Zero;
        if (held <= payable.Holds) return;
        if (!await db.MoveBudget(line, BudgetChange.Reduce(held - payable.Holds), new(order.Id, order.Number, null, null, by), clock.Now(), ct)) throw BudgetMoves.OutOfStep(order.Number);
    }
}
