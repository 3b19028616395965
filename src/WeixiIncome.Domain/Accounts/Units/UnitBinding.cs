using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts.Units;

/// <summary>Whether a unit knows a person who binds their purchases to it.</summary>
public enum BindingStatus
{
    [Description("待单位确认")] Pending = 1,
    [Description("单位已确认")] Confirmed = 2,
    [Description("单位不认可")] Refused = 3,
    [Description("本人已解除")] Left = 4,
}

/// <summary>
/// A person binds their purchases to their own unit. It counts at once; the unit may confirm it, or refuse it, which unbinds
/// later purchases and keeps the person from binding again until the unit allows it.
/// </summary>
public sealed class UnitBinding : Aggregate
{
    private UnitBinding() { }

    public UnitBinding(Organisation person, Organisation unit, DateTime now)
    {
        person.BindHomeUnit(unit);
        (PersonId, UnitId, BoundAt, Status) = (person.Id, unit.Id, now, BindingStatus.Pending);
    }

    /// <summary>The person's own account (an organisation of kind person).</summary>
    public Guid PersonId { get; private set; }
    public Guid UnitId { get; private set; }
    public BindingStatus Status { get; private set; }
    public DateTime BoundAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? Reason { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public bool IsOpen => EndedAt is null;

    public void Confirm(Guid by, DateTime now)
    {
        if (!IsOpen) throw new RuleBroken("这个绑定已经解除。");
        (Status, AnsweredBy, AnsweredAt) = (BindingStatus.Confirmed, by, now);
    }

    /// <summary>The unit does not know the person: later purchases are not bound; what was bought stays as it was.</summary>
    public void Refuse(Organisation person, Guid by, string? reason, DateTime now)
    {
        if (!IsOpen) throw new RuleBroken("这个绑定已经解除。");
        Reason = Guard.Text(reason, "不认可的原因", 200);
        (Status, AnsweredBy, AnsweredAt, EndedAt) = (BindingStatus.Refused, by, now, now);
        if (person.HomeUnitId == UnitId) person.BindHomeUnit(null);
    }

    /// <summary>The unit takes its refusal back: the person may bind again.</summary>
    public void Allow(Guid by, DateTime now)
    {
        if (Status != BindingStatus.Refused) throw new RuleBroken("当前状态是“{0}”，这一步需要“{1}”。", Status, BindingStatus.Refused);
        (Status, AnsweredBy, AnsweredAt) = (BindingStatus.Left, by, now);
    }

    public void Leave(DateTime now)
    {
        if (IsOpen) (Status, EndedAt) = (BindingStatus.Left, now);
    }
}
