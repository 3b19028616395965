using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Budgets;

/// <summary>What a movement is about.</summary>
/// <param name="OrderId">The order that commits, releases or spends.</param>
/// <param name="LinkedLineId">The other line of a carry-over.</param>
/// <param name="Reason">In words; decisions always have one.</param>
public sealed record BudgetNote(Guid? OrderId, string? OrderNumber, Guid? LinkedLineId, string? Reason, Guid? By);

/// <summary>One change of a budget line, never rewritten: each figure of the line is the sum of its movements.</summary>
public sealed class BudgetMovement : Entity
{
    private BudgetMovement() { }

    public BudgetMovement(Guid lineId, BudgetChange change, BudgetNote note, DateTime at)
    {
        (LineId, Cause, At) = (lineId, change.Cause, at);
        (AmountDelta, ReservedDelta, CommittedDelta, SpentDelta) = (change.Amount, change.Reserved, change.Committed, change.Spent);
        (OrderId, OrderNumber, LinkedLineId, By) = (note.OrderId, note.OrderNumber, note.LinkedLineId, note.By);
        Reason = Guard.OptionalText(note.Reason, "原因", 300);
    }

    public Guid LineId { get; private set; }
    public BudgetCause Cause { get; private set; }
    public Money AmountDelta { get; private set; }
    public Money ReservedDelta { get; private set; }
    public Money CommittedDelta { get; private set; }
    public Money SpentDelta { get; private set; }
    public Guid? OrderId { get; private set; }
    public string? OrderNumber { get; private set; }
    public Guid? LinkedLineId { get; private set; }
    public string? Reason { get; private set; }
    public Guid? By { get; private set; }
    public DateTime At { get; private set; }
}
