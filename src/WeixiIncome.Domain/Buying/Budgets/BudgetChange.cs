using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Budgets;

/// <summary>Why a budget line moved.</summary>
public enum BudgetCause
{
    [Description("开立")] Opened = 1,
    [Description("调整预算")] Amended = 2,
    [Description("预留")] SetAside = 3,
    [Description("释放预留")] Freed = 4,
    [Description("订单占用预算")] Committed = 5,
    [Description("订单未成，释放")] Released = 6,
    [Description("实收减少，释放差额")] Reduced = 7,
    [Description("付款支出")] Spent = 8,
    [Description("退款冲回")] Refunded = 9,
    [Description("超额追加")] Exceeded = 10,
    [Description("余额结转转出")] CarriedOut = 11,
    [Description("余额结转转入")] CarriedIn = 12,
    [Description("未付订单结转转出")] CommitmentOut = 13,
    [Description("未付订单结转转入")] CommitmentIn = 14,
}

/// <summary>What a movement adds to each figure of a line; negative takes away.</summary>
public readonly record struct BudgetChange(BudgetCause Cause, Money Amount, Money Reserved, Money Committed, Money Spent)
{
    public static BudgetChange Open(Money amount) => new(BudgetCause.Opened, amount, default, default, default);

    /// <summary>The budget itself becomes larger or smaller, by decision.</summary>
    public static BudgetChange Amend(Money by) => new(BudgetCause.Amended, by, default, default, default);

    public static BudgetChange SetAside(Money what) => new(BudgetCause.SetAside, default, what, default, default);

    public static BudgetChange Free(Money what) => new(BudgetCause.Freed, default, -what, default, default);

    /// <summary>An order was submitted.</summary>
    public static BudgetChange Commit(Money total) => new(BudgetCause.Committed, default, default, total, default);

    /// <summary>An order was rejected, cancelled or declined.</summary>
    public static BudgetChange Release(Money held) => new(BudgetCause.Released, default, default, -held, default);

    /// <summary>Less was accepted than ordered.</summary>
    public static BudgetChange Reduce(Money difference) => new(BudgetCause.Reduced, default, default, -difference, default);

    /// <summary>The order was paid.</summary>
    public static BudgetChange Spend(Money held) => new(BudgetCause.Spent, default, default, -held, held);

    /// <summary>Money of a paid order came back.</summary>
    public static BudgetChange Refund(Money back) => new(BudgetCause.Refunded, default, default, default, -back);

    /// <summary>Who may exceed raised the line by exactly what an order misses.</summary>
    public static BudgetChange Exceed(Money missing) => new(BudgetCause.Exceeded, missing, default, default, default);

    /// <summary>What is left, and what is set aside, leaves for the next year's line.</summary>
    public static BudgetChange CarryOut(Money rest, Money reserved) => new(BudgetCause.CarriedOut, -(rest + reserved), -reserved, default, default);

    public static BudgetChange CarryIn(Money rest, Money reserved) => new(BudgetCause.CarriedIn, rest + reserved, reserved, default, default);

    /// <summary>An open order leaves for the next year's line with its money.</summary>
    public static BudgetChange CommitmentOut(Money held) => new(BudgetCause.CommitmentOut, -held, default, -held, default);

    public static BudgetChange CommitmentIn(Money held) => new(BudgetCause.CommitmentIn, held, default, held, default);
}
