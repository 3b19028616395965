using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Reserves;

/// <summary>Whose binding is corrected.</summary>
public enum BoundSubject
{
    [Description("本平台订单")] Order = 1,
    [Description("832 订单")] Purchase832 = 2,
}

/// <summary>Where a correction stands.</summary>
public enum CorrectionStatus
{
    [Description("待确认")] Pending = 1,
    [Description("已更正")] Approved = 2,
    [Description("不同意")] Refused = 3,
    [Description("已撤回")] Withdrawn = 4,
}

/// <summary>
/// A request to bind a purchase to another unit: one unit asks, the other or the finance bureau decides, never who asked.
/// </summary>
public sealed class BindingCorrection : Aggregate
{
    private BindingCorrection() { }

    /// <param name="number">BD20261125-0001.</param>
    /// <param name="askedFor">The unit for which it is asked: the one that has the purchase, or the one that wants it.</param>
    public BindingCorrection(string number, BoundSubject subject, Guid subjectId, string subjectNumber, Guid? fromUnitId, Guid toUnitId, Guid askedFor, string? reason, Guid by, DateTime now)
    {
        if (fromUnitId == toUnitId) throw new RuleBroken("新的单位与现在的相同，不需要更正。") { Field = "ToUnit" };
        (Number, Subject, SubjectId, SubjectNumber, FromUnitId, ToUnitId, AskedFor) = (number, subject, subjectId, subjectNumber, fromUnitId, toUnitId, askedFor);
        (Reason, AskedBy, AskedAt, Status, OpenFor) = (Guard.Text(reason, "更正原因", 300), by, now, CorrectionStatus.Pending, subjectId);
    }

    public string Number { get; private set; } = "";
    public BoundSubject Subject { get; private set; }
    public Guid SubjectId { get; private set; }
    public string SubjectNumber { get; private set; } = "";

    /// <summary>None where it was bound to no unit.</summary>
    public Guid? FromUnitId { get; private set; }
    public Guid ToUnitId { get; private set; }
    public Guid AskedFor { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public DateTime AskedAt { get; private set; }
    public CorrectionStatus Status { get; private set; }
    public Guid? DecidedBy { get; private set; }

    /// <summary>The unit or office that decided.</summary>
    public Guid? DecidedFor { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>The purchase while the request is pending, then itself: unique, so that a purchase has one open request.</summary>
    public Guid OpenFor { get; private set; }

    /// <summary>The unit whose answer is awaited beside the finance bureau's; the bureau alone where there is no other unit.</summary>
    public Guid? OtherUnitId => AskedFor == ToUnitId ? FromUnitId : ToUnitId;

    public void Approve(Guid by, Guid? decidingFor, string? answer, DateTime now)
    {
        if (by == AskedBy) throw new RuleBroken("申请人不能确认自己的更正，请由对方单位或县财政局处理。");
        End(CorrectionStatus.Approved, by, decidingFor, Guard.OptionalText(answer, "意见", 300), now);
    }

    public void Refuse(Guid by, Guid? decidingFor, string? answer, DateTime now)
    {
        if (by == AskedBy) throw new RuleBroken("申请人不能确认自己的更正，请由对方单位或县财政局处理。");
        End(CorrectionStatus.Refused, by, decidingFor, Guard.Text(answer, "不同意的原因", 300), now);
    }

    public void Withdraw(Guid by, DateTime now) => End(CorrectionStatus.Withdrawn, by, AskedFor, null, now);

    private void End(CorrectionStatus to, Guid by, Guid? decidingFor, string? answer, DateTime now)
    {
        if (Status != CorrectionStatus.Pending) throw new RuleBroken("更正申请 {0} 现在是“{1}”，不能再处理。", Number, Status);
        (Status, DecidedBy, DecidedFor, DecidedAt, Answer, OpenFor) = (to, by, decidingFor, now, answer, Id);
    }
}
