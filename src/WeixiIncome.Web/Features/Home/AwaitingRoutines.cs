using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home;

/// <summary>Agreements, plans and standing orders that wait for somebody to stand behind them.</summary>
internal static class AwaitingRoutines
{
    public static async Task AwaitingRoutine(this MarketDb db, ICurrentUser user, Guid own, OrganisationKind kind, List<Awaiting> waiting, CancellationToken ct)
    {
        var me = user.MemberId;
        if (kind.IsSupplier())
        {
            var offered = await db.Agreements.CountAsync(a => a.SupplierId == own && a.Status == AgreementStatus.AwaitingSupplier, ct);
            if (offered > 0 && user.Has(MarketRole.CooperativeClerk)) waiting.Add(new("invoice", "待确认的供货协议", offered, null, "/agreements?status=AwaitingSupplier"));
            return;
        }
        if (!user.Has(MarketRole.Approver)) return;
        var agreements = await db.Agreements.CountAsync(a => a.BuyerId == own && a.Status == AgreementStatus.Submitted && a.CreatedBy != me, ct);
        var standing = await db.StandingOrders.CountAsync(o => o.BuyerId == own && o.Approval == StandingApproval.Awaited && o.Status != StandingStatus.Ended && o.ResponsibleId != me, ct);
        if (standing > 0) waiting.Add(new("calendar", "待我审批的定期订单", standing, null, "/standing"));
        if (agreements > 0) waiting.Add(new("invoice", "待我审批的协议和计划", agreements, null, "/agreements?status=Submitted"));
    }
}
