using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Orders;

/// <summary>What an order holds of its budget line, and how that follows the order through its life.</summary>
public static class OrderBudget
{
    /// <summary>What the order ought to hold as it stands: its total while open, the accepted amount from acceptance to payment, nothing once it fell through.</summary>
    public static Money Commits(this Order order) => order switch
    {
        { Status: >= OrderStatus.Rejected } or { ClosedAt: not null } or { AwaitsExcess: true } => Money.Zero,
        { Status: OrderStatus.Accepted } => order.AcceptedTotal!.Value - order.ReturnedTotal,
        _ => order.Total,
    };

    /// <summary>
    /// The movement that brings the line back in step after the order fell through or was accepted: more than ordered, within the tolerance, is held too.
    /// </summary>
    /// <param name="held">What the order's movements sum up to.</param>
    /// <returns>None where the line is in step.</returns>
    public static BudgetChange? InStep(this Order order, Money held)
    {
        var surplus = held - order.Commits();
        if (surplus.IsPositive) return order.Status == OrderStatus.Accepted ? BudgetChange.Reduce(surplus) : BudgetChange.Release(surplus);
        return order.Status == OrderStatus.Accepted && !surplus.IsZero ? BudgetChange.Commit(-surplus) : null;
    }
}
