using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Budgets;

/// <summary>What a budget line stands at: its amount, and how much of it is set aside, committed by open orders, and spent.</summary>
public readonly record struct BudgetFigures(Money Amount, Money Reserved, Money Committed, Money Spent)
{
    /// <summary>What can still be ordered from it.</summary>
    public Money Available => Amount - Reserved - Committed - Spent;

    /// <summary>The rule of every line at every moment: no part and no rest below zero.</summary>
    public bool IsSound => Amount >= Money.Zero && Reserved >= Money.Zero && Committed >= Money.Zero && Spent >= Money.Zero && Available >= Money.Zero;

    /// <summary>After a change; nothing where the change would break the rule. The database's conditional update says the same.</summary>
    public BudgetFigures? After(BudgetChange change)
    {
        var next = new BudgetFigures(Amount + change.Amount, Reserved + change.Reserved, Committed + change.Committed, Spent + change.Spent);
        return next.IsSound ? next : null;
    }

    /// <summary>What is missing for an order of this total; zero where it fits.</summary>
    public Money Missing(Money wanted) => wanted > Available ? wanted - Available : Money.Zero;
}
