using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments;

/// <summary>What the order held of its budget line is spent once the supplier has seen all the money.</summary>
internal sealed class SpendBudgetWhenPaymentSettled(MarketDb db, TimeProvider clock) : INotificationHandler<Happened<PaymentSettled>>
{
    public async Task Handle(Happened<PaymentSettled> notification, CancellationToken cancellationToken)
    {
        var order = (await db.Orders.FindAsync([notification.What.OrderId], cancellationToken))!;
        if (order.BudgetLineId is not { } line) return;
        var held = (await db.HeldBy(order.Id, cancellationToken)).Find(h => h.LineId == line)?.Committed ?? Money.Zero;
        if (!await db.MoveBudget(line, BudgetChange.Spend(held), new(order.Id, order.Number, null, null, notification.What.ConfirmedBy), clock.Now(), cancellationToken))
            throw BudgetMoves.OutOfStep(order.Number);
    }
}
