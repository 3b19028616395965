using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>The order that a command changes: of one's own side, and as the person saw it.</summary>
internal static class OrdersToActOn
{
    /// <param name="version">What the form was made from.</param>
    /// <exception cref="RuleBroken">Somebody acted meanwhile: says who, when and what.</exception>
    /// <exception cref="NotThere">Not one of the buyer's orders.</exception>
    public static Task<Order> BuyersOrder(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct) =>
        db.ToActOn(db.Orders.AsBuyer(user), number, version, ct);

    /// <inheritdoc cref="BuyersOrder"/>
    public static Task<Order> SuppliersOrder(this MarketDb db, ICurrentUser user, string number, long? version, CancellationToken ct) =>
        db.ToActOn(db.Orders.AsSupplier(user), number, version, ct);

    private static async Task<Order> ToActOn(this MarketDb db, IQueryable<Order> mine, string number, long? version, CancellationToken ct)
    {
        var order = await mine.Include(o => o.Lines).Include(o => o.Approvals).Include(o => o.Shipments).ThenInclude(s => s.Lines).Where(o => o.Number == number).OrNotThere(ct);
        if (version is null || version == order.Version) return order;
        var last = await (from step in db.Set<OrderStep>()
                          join member in db.Members on step.MemberId equals member.Id
                          where step.OrderId == order.Id
                          orderby step.At descending, step.Id descending
                          select new { member.DisplayName, step.At, step.Act }).FirstOrDefaultAsync(ct);
        if (last is not null) throw new RuleBroken("订单刚由 {0} 处理：“{2}”（{1}）。请看最新进度后再操作。", last.DisplayName, last.At, last.Act);
        order.Expect(version);
        return order;
    }
}
