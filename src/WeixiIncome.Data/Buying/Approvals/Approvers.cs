using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Approvals;

namespace WeixiIncome.Data.Buying.Approvals;

/// <summary>A person who approves in a unit.</summary>
public sealed record ApproverName
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
}

/// <summary>Who approves in a unit, and who stands in for whom.</summary>
public static class Approvers
{
    /// <summary>The members who hold the post today and whose account is in use, each once.</summary>
    public static IQueryable<ApproverName> ApproversOf(this MarketDb db, Guid unitId, DateOnly today) =>
        db.Members.Where(m => !m.IsSuspended && db.Memberships.Any(p => p.MemberId == m.Id && p.OrganisationId == unitId && p.Role == MarketRole.Approver
                && p.From <= today && (p.To == null || p.To >= today)))
            .OrderBy(m => m.DisplayName).ThenBy(m => m.Id).Select(m => new ApproverName { Id = m.Id, Name = m.DisplayName });

    public static IQueryable<Absence> On(this IQueryable<Absence> absences, DateOnly day) => absences.Where(a => a.EndedAt == null && a.From <= day && a.To >= day);

    /// <summary>
    /// Those of some named approvers for whom a member may decide today: the absent whose substitute they are, and, for an
    /// approver, those who lost the post, so that no order waits for somebody who is gone.
    /// </summary>
    public static async Task<IReadOnlySet<Guid>> StandsInFor(this MarketDb db, Guid unitId, Guid memberId, IReadOnlyCollection<Guid> named, DateOnly today, CancellationToken ct)
    {
        if (named.Count == 0) return new HashSet<Guid>();
        var ids = named.Where(id => id != memberId).Distinct().ToList();
        var holders = await db.ApproversOf(unitId, today).Select(a => a.Id).ToListAsync(ct);
        var absent = await db.Absences.On(today).Where(a => a.UnitId == unitId && a.SubstituteId == memberId && ids.Contains(a.MemberId)).Select(a => a.MemberId).ToListAsync(ct);
        return holders.Contains(memberId) ? absent.Concat(ids.Where(id => !holders.Contains(id))).ToHashSet() : new HashSet<Guid>();
    }

    /// <summary>A unit's rules in force, in their order, with their approvers.</summary>
    public static IQueryable<ApprovalRule> RulesOf(this MarketDb db, Guid unitId) =>
        db.ApprovalRules.Include(r => r.Approvers).Where(r => r.UnitId == unitId && r.EndedAt == null).OrderBy(r => r.Position).ThenBy(r => r.Id);
}
