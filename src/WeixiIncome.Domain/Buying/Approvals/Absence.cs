using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Buying.Approvals;

/// <summary>An approver is away, and a colleague approves for them (代理审批).</summary>
public sealed class Absence : Aggregate
{
    private Absence() { }

    /// <param name="substituteId">Another approver of the same unit.</param>
    /// <param name="to">The last day, included.</param>
    /// <exception cref="RuleBroken">One's own substitute, days in the wrong order, past, or longer than a year.</exception>
    public Absence(Guid unitId, Guid memberId, Guid substituteId, DateOnly from, DateOnly to, string? reason, Guid by, DateTime now)
    {
        var today = BusinessDate.Of(now);
        if (memberId == substituteId) throw new RuleBroken("代理人不能是本人，请另选一位审批人。") { Field = "SubstituteId" };
        if (to < from) throw new RuleBroken("截止日期不能早于开始日期。") { Field = "To" };
        if (to < today) throw new RuleBroken("截止日期 {0} 已经过去，请改选。", to) { Field = "To" };
        if (to > from.AddDays(366)) throw new RuleBroken("代理期间最长一年。") { Field = "To" };
        (UnitId, MemberId, SubstituteId, From, To) = (unitId, memberId, substituteId, from, to);
        Reason = Guard.OptionalText(reason, "原因", 200);
        (EnteredBy, EnteredAt) = (by, now);
    }

    public Guid UnitId { get; private set; }
    public Guid MemberId { get; private set; }
    public Guid SubstituteId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string? Reason { get; private set; }
    public Guid EnteredBy { get; private set; }
    public DateTime EnteredAt { get; private set; }

    /// <summary>Came back earlier: the substitute approves no longer.</summary>
    public DateTime? EndedAt { get; private set; }

    public bool IsOn(DateOnly day) => EndedAt is null && From <= day && day <= To;

    public bool Overlaps(DateOnly from, DateOnly to) => EndedAt is null && From <= to && from <= To;

    public void End(DateTime now)
    {
        if (EndedAt is not null || To < BusinessDate.Of(now)) throw new RuleBroken("这次代理已经结束。");
        EndedAt = now;
    }
}
