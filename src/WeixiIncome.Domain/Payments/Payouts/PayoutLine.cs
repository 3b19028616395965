using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Payments.Payouts;

/// <summary>What one household gets in a payout.</summary>
public sealed class PayoutLine : Entity
{
    private readonly List<PayoutPart> parts = [];

    private PayoutLine() { }

    /// <summary>The oldest dues first.</summary>
    internal PayoutLine(Guid payoutId, PayoutTerms terms)
    {
        (PayoutId, HouseholdId, HouseholdNumber, Amount, Status) = (payoutId, terms.HouseholdId, terms.HouseholdNumber, Guard.Positive(terms.Amount, "发放金额"), PayoutLineStatus.Open);
        var open = terms.Dues.Aggregate(Money.Zero, (sum, due) => sum + due.Open);
        if (Amount > open) throw new RuleBroken("户 {0} 应付未付 {1}，不能发放 {2}。", terms.HouseholdNumber, open, Amount) { Field = "Amount", IsSuspicious = true };
        var rest = Amount;
        foreach (var due in terms.Dues.Where(d => d.Open.IsPositive).OrderBy(d => d.OwedOn).ThenBy(d => d.Id))
        {
            if (rest.IsZero) break;
            var part = rest < due.Open ? rest : due.Open;
            due.Draw(part);
            parts.Add(new PayoutPart(Id, due.Id, part));
            rest -= part;
        }
    }

    public Guid PayoutId { get; private set; }
    public Guid HouseholdId { get; private set; }
    public string HouseholdNumber { get; private set; } = "";
    public Money Amount { get; private set; }
    public PayoutLineStatus Status { get; private set; }
    public DateOnly? PaidOn { get; private set; }
    public string? Reference { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Whether the household itself said so; none while it said nothing.</summary>
    public bool? HouseholdSays { get; private set; }
    public DateTime? SaidAt { get; private set; }
    public string? Note { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Decision { get; private set; }
    public IReadOnlyList<PayoutPart> Parts => parts;

    internal void Settle(PayoutResult result)
    {
        Status = result.Paid ? PayoutLineStatus.Paid : PayoutLineStatus.Failed;
        PaidOn = result.Paid ? result.On : null;
        Reference = Guard.OptionalText(result.Reference, "流水号", 60);
        Reason = result.Paid ? null : Guard.OptionalText(result.Reason, "失败原因", 200) ?? "未发放";
    }

    internal void Say(bool received, string? note, DateTime now)
    {
        if (Status != PayoutLineStatus.Paid) throw new RuleBroken("这笔款项现在是“{0}”，不用确认。", Status);
        if (HouseholdSays is not null && DecidedAt is null) throw new RuleBroken("这笔款项已经答复过。");
        Note = PersonalData.Refuse(Guard.OptionalText(note, "说明", 200), "Note");
        if (!received && Note is null) throw new RuleBroken("请写明哪里不对。") { Field = "Note" };
        (HouseholdSays, SaidAt, DecidedAt, DecidedBy, Decision) = (received, now, null, null, null);
        if (!received) Status = PayoutLineStatus.Disputed;
    }

    internal void Decide(bool wasPaid, string? reason, Guid by, DateTime now)
    {
        if (Status != PayoutLineStatus.Disputed) throw new RuleBroken("这笔款项现在是“{0}”，没有异议要处理。", Status);
        (Decision, DecidedBy, DecidedAt) = (Guard.Text(reason, "处理意见", 200), by, now);
        Status = wasPaid ? PayoutLineStatus.Paid : PayoutLineStatus.Failed;
    }
}

/// <summary>The part of a due that a line pays.</summary>
public sealed class PayoutPart : Entity
{
    private PayoutPart() { }

    internal PayoutPart(Guid lineId, Guid dueId, Money amount) => (LineId, DueId, Amount) = (lineId, dueId, amount);

    public Guid LineId { get; private set; }
    public Guid DueId { get; private set; }
    public Money Amount { get; private set; }
}
