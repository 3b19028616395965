using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Buying.Approvals;

/// <summary>Tells the person whose approval is wanted, or whoever may give it for them today.</summary>
public static class ApproverNotices
{
    /// <summary>The one named and, while they are away, their substitute; where they lost the post, all approvers of the unit.</summary>
    public static async Task NotifyApprover(this MarketDb db, Guid unitId, Guid approverId, string sentence, object?[] arguments, string link, DateTime now,
        CancellationToken ct, params Guid?[] except)
    {
        var today = BusinessDate.Of(now);
        if (!await db.ApproversOf(unitId, today).AnyAsync(a => a.Id == approverId, ct))
        {
            await db.Notify(unitId, [MarketRole.Approver], sentence, arguments, link, now, ct, except);
            return;
        }
        var substitutes = await db.Absences.On(today).Where(a => a.UnitId == unitId && a.MemberId == approverId).Select(a => a.SubstituteId).ToListAsync(ct);
        foreach (var member in substitutes.Append(approverId).Distinct().Where(id => !except.Contains(id)))
            await db.NotifyMember(member, sentence, arguments, link, now, ct);
    }
}
