using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts.Units;

/// <summary>
/// An outsourced canteen (product.md, canteen mode "outsourced"): from a day, perhaps to a day, a contractor buys for the unit
/// that it serves. Outside these days its people have no rights.
/// </summary>
public sealed class CanteenContract : Aggregate
{
    private CanteenContract() { }

    /// <exception cref="RuleBroken">Not a contractor, not a buying unit, or the last day before the first.</exception>
    public CanteenContract(Organisation contractor, Organisation unit, DateOnly from, DateOnly? to, Guid? by, DateTime now)
    {
        if (to < from) throw new RuleBroken("合同截止日期不能早于开始日期。") { Field = "To" };
        if (to < BusinessDate.Of(now)) throw new RuleBroken("合同截止日期已经过去，请核对。") { Field = "To" };
        contractor.RunCanteenOf(unit);
        (ContractorId, UnitId, From, To, RegisteredBy, RegisteredAt) = (contractor.Id, unit.Id, from, to, by, now);
    }

    public Guid ContractorId { get; private set; }
    public Guid UnitId { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day, included; none while open.</summary>
    public DateOnly? To { get; private set; }
    public Guid? RegisteredBy { get; private set; }
    public DateTime RegisteredAt { get; private set; }
    public Guid? EndedBy { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndReason { get; private set; }

    public bool Holds(DateOnly day) => From <= day && (To is null || To >= day);

    /// <summary>Ends at once: the last day becomes yesterday, so that the next request has no rights of it.</summary>
    public void End(Guid by, string? reason, DateTime now)
    {
        if (To < BusinessDate.Of(now)) throw new RuleBroken("这份合同已经结束。");
        EndReason = Guard.Text(reason, "结束原因", 200);
        (To, EndedBy, EndedAt) = (BusinessDate.Of(now).AddDays(-1), by, now);
    }
}
