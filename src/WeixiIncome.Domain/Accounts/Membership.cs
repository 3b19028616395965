using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Accounts;

/// <summary>
/// A person holds a role in an organisation from a day, perhaps to a day. An auditor's membership also names the units
/// and the period that may be read, and always ends.
/// </summary>
public sealed class Membership : Aggregate
{
    private readonly List<AuditedUnit> auditedUnits = [];

    private Membership() { }

    public Membership(Guid memberId, Organisation organisation, MarketRole role, DateOnly from, DateOnly? to = null, Guid? by = null)
    {
        if (!organisation.Kind.Offers(role))
            throw new RuleBroken("“{0}”不能设“{1}”这个岗位。", organisation.Kind, role);
        if (role == MarketRole.Auditor && to is null)
            throw new RuleBroken("审计员必须写明截止日期。") { Field = "To" };
        if (to < from) throw new RuleBroken("截止日期不能早于开始日期。") { Field = "To" };
        (MemberId, OrganisationId, Role, From, To, GivenBy) = (memberId, organisation.Id, role, from, to, by);
    }

    public Guid MemberId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public MarketRole Role { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>The last day, included; none while open.</summary>
    public DateOnly? To { get; private set; }

    public Guid? GivenBy { get; private set; }
    public Guid? EndedBy { get; private set; }

    /// <summary>When somebody ended it; the last day of permissions is then the day before.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The business dates that an auditor may read, both included.</summary>
    public DateOnly? AuditFrom { get; private set; }
    public DateOnly? AuditTo { get; private set; }
    public IReadOnlyList<AuditedUnit> AuditedUnits => auditedUnits;

    public bool Holds(DateOnly today) => From <= today && (To is null || today <= To);

    /// <summary>Appoints the auditor for units and a period of business dates.</summary>
    public void Appoint(IEnumerable<Guid> units, DateOnly from, DateOnly to)
    {
        if (Role != MarketRole.Auditor) throw new RuleBroken("只有审计员需要指定被审单位和期间。");
        if (to < from) throw new RuleBroken("审计期间的截止日期不能早于开始日期。") { Field = "AuditTo" };
        auditedUnits.Clear();
        auditedUnits.AddRange(units.Distinct().Select(unit => new AuditedUnit(Id, unit)));
        if (auditedUnits.Count == 0) throw new RuleBroken("请至少选择一个被审单位。") { Field = "Units" };
        (AuditFrom, AuditTo) = (from, to);
    }

    /// <summary>Ends the post at once: the last day becomes yesterday, so that the next request has no permissions of it.</summary>
    public void End(Guid by, DateTime now)
    {
        if (!Holds(BusinessDate.Of(now)) && From <= BusinessDate.Of(now)) throw new RuleBroken("这个岗位已经结束。");
        (To, EndedBy, EndedAt) = (BusinessDate.Of(now).AddDays(-1), by, now);
    }
}

/// <summary>A unit that an auditor was appointed to read.</summary>
public sealed class AuditedUnit : Entity
{
    private AuditedUnit() { }

    internal AuditedUnit(Guid membershipId, Guid organisationId) => (MembershipId, OrganisationId) = (membershipId, organisationId);

    public Guid MembershipId { get; private set; }
    public Guid OrganisationId { get; private set; }
}
