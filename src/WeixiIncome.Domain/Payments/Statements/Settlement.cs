using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Statements;

/// <summary>What a period came to for a supplier.</summary>
/// <param name="Accepted">Accepted by buyers in the period.</param>
/// <param name="Returned">Taken back after acceptance.</param>
/// <param name="Paid">Arrived in the supplier's own account.</param>
public sealed record SettlementFigures(Money Accepted, Money Returned, Money Paid);

/// <summary>
/// A supplier's settlement of a period: it only reconciles what went straight from buyers' accounts to the supplier's. Frozen when issued,
/// each beginning where the last ended: what changes later stands on the next.
/// </summary>
public sealed class Settlement : Aggregate
{
    private Settlement() { }

    public Settlement(string number, Guid supplierId, Settlement? before, DateOnly from, DateOnly to, SettlementFigures figures, Money deductions, string? note, Guid by, DateTime now)
    {
        if (to < from) throw new RuleBroken("截止日期 {0} 早于开始日期 {1}。", to, from) { Field = "To" };
        if (to >= BusinessDate.Of(now)) throw new RuleBroken("结算期应在今天以前结束。") { Field = "To" };
        if (before is not null && from != before.To.AddDays(1)) throw new RuleBroken("上一份结算单到 {0}，这一份应从 {1} 开始。", before.To, before.To.AddDays(1)) { Field = "From" };
        if (deductions.Fen < 0) throw new RuleBroken("扣款不能小于 0。") { Field = "Deductions" };
        Note = Guard.OptionalText(note, "说明", 200);
        if (!deductions.IsZero && Note is null) throw new RuleBroken("有扣款，请写明原因。") { Field = "Note" };
        (Number, SupplierId, From, To, Opening) = (number, supplierId, from, to, before?.ToBePaid ?? Money.Zero);
        (Accepted, Returned, Paid, Deductions, IssuedBy, IssuedAt) = (figures.Accepted, figures.Returned, figures.Paid, deductions, by, now);
        ToBePaid = Opening + Accepted - Returned - Deductions - Paid;
    }

    /// <summary>JS20261130-0001.</summary>
    public string Number { get; private set; } = "";
    public Guid SupplierId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }

    /// <summary>What the settlement before left to be paid.</summary>
    public Money Opening { get; private set; }
    public Money Accepted { get; private set; }
    public Money Returned { get; private set; }
    public Money Deductions { get; private set; }
    public Money Paid { get; private set; }
    public Money ToBePaid { get; private set; }
    public string? Note { get; private set; }
    public Guid IssuedBy { get; private set; }
    public DateTime IssuedAt { get; private set; }
}
