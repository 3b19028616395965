using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>Whose turn it is to decide about an order.</summary>
internal static class Deciding
{
    /// <summary>For whom the person may decide besides themselves.</summary>
    /// <exception cref="RuleBroken">It is not their turn: says whose it is.</exception>
    public static async Task<IReadOnlySet<Guid>> MayDecide(this MarketDb db, Order order, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        var me = user.MemberId!.Value;
        var due = order.Approvals.Where(a => a.State == ApprovalState.Due).Select(a => a.ApproverId).ToList();
        var standsInFor = await db.StandsInFor(order.BuyerId, me, due, today, ct);
        if (due.Count == 0 || order.Status != OrderStatus.Submitted || me == order.PlacedBy || order.Approvals.Any(a => a.DecidedBy == me) || order.DueFor(me, standsInFor) is not null) return standsInFor;
        var names = await db.Members.Where(m => due.Contains(m.Id)).OrderBy(m => m.DisplayName).Select(m => m.DisplayName).ToListAsync(ct);
        throw new RuleBroken("订单 {0} 现在等 {1} 审批，这一步不由您处理。", order.Number, string.Join('、', names));
    }
}
