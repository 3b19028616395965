using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Standing;

/// <summary>The standing orders that somebody answers for.</summary>
internal sealed class StandingLeftOpen(MarketDb db) : ILeavesOpen
{
    public async Task<IReadOnlyList<LeftOpen>> Of(Guid memberId, Guid organisationId, CancellationToken ct)
    {
        var count = await db.StandingOrders.CountAsync(o => o.BuyerId == organisationId && o.ResponsibleId == memberId && o.Status != StandingStatus.Ended, ct);
        return count == 0 ? [] : [new("calendar", "本人负责的定期订单", count, "由接任人接手，照常下单", "/standing")];
    }
}
