using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>What somebody leaves open among the orders: their own under way, what awaits their approval, their cart.</summary>
internal sealed class OrdersLeftOpen(MarketDb db, TimeProvider clock) : ILeavesOpen
{
    public async Task<IReadOnlyList<LeftOpen>> Of(Guid memberId, Guid organisationId, CancellationToken ct)
    {
        var today = Domain.Shared.BusinessDate.Today(clock);
        var open = new List<LeftOpen>();
        void Add(string icon, string text, int count, string follows)
        {
            if (count > 0) open.Add(new(icon, text, count, follows));
        }
        Add("order", "本人提交、还在办的订单", await db.Orders.CountAsync(o => o.BuyerId == organisationId && o.PlacedBy == memberId && o.ClosedAt == null, ct), "今后的进展通知接任人");
        var roles = await db.Memberships.HeldOn(today).Where(m => m.MemberId == memberId && m.OrganisationId == organisationId).Select(m => m.Role).ToListAsync(ct);
        if (roles.Contains(MarketRole.Approver))
            Add("check", "等本人审批的订单", await db.Orders.CountAsync(o => o.BuyerId == organisationId && o.Status == OrderStatus.Submitted && o.PlacedBy != memberId, ct), "跟着岗位走，接任人审批");
        if (roles.Contains(MarketRole.Receiver))
            Add("scale", "等本人验收的订单", await db.Orders.CountAsync(o => o.BuyerId == organisationId && o.Status == OrderStatus.Shipped && o.PlacedBy != memberId && o.InspectedBy != memberId, ct), "跟着岗位走，接任人验收");
        if (roles.Contains(MarketRole.CooperativeClerk))
            Add("truck", "待确认和待发货的订单", await db.Orders.CountAsync(o => o.SupplierId == organisationId && (o.Status == OrderStatus.Approved || o.Status == OrderStatus.Confirmed), ct), "跟着岗位走，接任人办理");
        Add("cart", "购物车里的产品", await db.Carts.Where(c => c.MemberId == memberId && c.OrganisationId == organisationId).SelectMany(c => c.Lines).CountAsync(ct), "并入接任人的购物车");
        return open;
    }
}
