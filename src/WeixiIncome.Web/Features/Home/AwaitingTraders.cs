using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Home;

/// <summary>What waits for buyers and suppliers.</summary>
internal static class AwaitingTraders
{
    /// <summary>Seven queries at most, whatever the roles.</summary>
    public static async Task<List<Awaiting>> AwaitingTrader(this MarketDb db, ICurrentUser user, DateOnly today, CancellationToken ct)
    {
        var waiting = new List<Awaiting>();
        if (user.OrganisationId is not { } own || user.Kind is not { } kind || !kind.IsBuyer() && !kind.IsSupplier()) return waiting;
        if (user.Has(MarketRole.Approver, MarketRole.Receiver, MarketRole.Individual, MarketRole.CooperativeClerk)) await Orders(db, user, own, (kind, today), waiting, ct);
        if (user.Has(MarketRole.Approver, MarketRole.CooperativeClerk)) await db.AwaitingRoutine(user, own, kind, waiting, ct);
        if (user.Has(MarketRole.Treasurer, MarketRole.Individual, MarketRole.CooperativeClerk)) await Payments(db, own, kind, today, waiting, ct);
        if (user.Has(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Individual, MarketRole.CooperativeClerk)) await Returns(db, user, kind, waiting, ct);
        if (kind.IsBuyer() && user.Has(MarketRole.Buyer, MarketRole.Treasurer))
        {
            var returned = await db.Declarations.CountAsync(d => d.UnitId == own && d.Status == DeclarationStatus.Returned, ct);
            if (returned > 0) waiting.Add(new("file", "被退回的采购申报", returned, null, "/declarations?tab=Mine"));
        }
        return waiting;
    }

    private static async Task Orders(MarketDb db, ICurrentUser user, Guid own, (OrganisationKind Kind, DateOnly Today) now, List<Awaiting> waiting, CancellationToken ct)
    {
        var (me, (kind, today)) = (user.MemberId, now);
        OrderStatus[] open = [OrderStatus.Submitted, OrderStatus.Approved, OrderStatus.Confirmed, OrderStatus.Shipped];
        var found = await db.Orders.Where(o => open.Contains(o.Status) && (o.BuyerId == own || o.SupplierId == own))
            .GroupBy(o => new { o.Status, Mine = o.PlacedBy == me, Inspected = o.InspectedBy != null, ByMe = o.InspectedBy == me })
            .Select(g => new { g.Key.Status, g.Key.Mine, g.Key.Inspected, g.Key.ByMe, Count = g.Count() }).ToListAsync(ct);
        void Add(MarketRole role, string icon, string text, int count, string href)
        {
            if (count > 0 && user.Has(role)) waiting.Add(new(icon, text, count, null, href));
        }
        int At(OrderStatus status) => found.Where(f => f.Status == status).Sum(f => f.Count);
        if (kind.IsSupplier())
        {
            Add(MarketRole.CooperativeClerk, "check", "待确认的订单", At(OrderStatus.Approved), "/orders?status=Approved");
            Add(MarketRole.CooperativeClerk, "truck", "待发货的订单", At(OrderStatus.Confirmed), "/orders?status=Confirmed");
            return;
        }
        if (user.Has(MarketRole.Approver))
            Add(MarketRole.Approver, "check", "待我审批的订单", await db.Orders.Where(o => o.BuyerId == own && o.Status == OrderStatus.Submitted).AwaitingMe(user, db, today).CountAsync(ct), "/approvals");
        Add(MarketRole.Receiver, "scale", "待验收的订单", found.Where(f => f.Status == OrderStatus.Shipped && !f.Mine && !f.Inspected).Sum(f => f.Count), "/orders?status=Shipped");
        Add(MarketRole.Receiver, "scale", "待复核的验收", found.Where(f => f.Status == OrderStatus.Shipped && !f.Mine && f.Inspected && !f.ByMe).Sum(f => f.Count), "/orders?status=Shipped");
        Add(MarketRole.Individual, "scale", "待收货的订单", At(OrderStatus.Shipped), "/orders?status=Shipped");
    }

    /// <summary>A supplier answers, a buyer takes a refusal or goes on.</summary>
    private static async Task Returns(MarketDb db, ICurrentUser user, OrganisationKind kind, List<Awaiting> waiting, CancellationToken ct)
    {
        var turn = kind.IsSupplier() ? ReturnStatus.Asked : ReturnStatus.Refused;
        var count = await db.Returns.VisibleTo(user).CountAsync(r => r.Status == turn, ct);
        if (count > 0) waiting.Add(new("truck", kind.IsSupplier() ? "待答复的退货" : "供应商不同意的退货", count, null, $"/returns?status={turn}"));
    }

    private static async Task Payments(MarketDb db, Guid own, OrganisationKind kind, DateOnly today, List<Awaiting> waiting, CancellationToken ct)
    {
        var found = await db.Payables.Where(p => (p.BuyerId == own || p.SupplierId == own) && p.ProvenAt == null)
            .GroupBy(p => new
            {
                IsLate = p.Status == PaymentStatus.Due && p.DueOn < today, p.Status,
                ToConfirm = p.Transfers.Any(t => t.Status == TransferStatus.Recorded),
            })
            .Select(g => new { g.Key.IsLate, g.Key.Status, g.Key.ToConfirm, Count = g.Count(), Fen = g.Sum(p => (long)p.Due) }).ToListAsync(ct);
        void Add(string icon, string text, int count, long fen, string href, bool isUrgent = false)
        {
            if (count > 0) waiting.Add(new(icon, text, count, new Money(fen), href, isUrgent));
        }
        if (kind.IsSupplier())
        {
            var arrived = found.Where(f => f.ToConfirm).ToArray();
            Add("money", "待确认到账的付款", arrived.Sum(f => f.Count), arrived.Sum(f => f.Fen), "/payments?view=ToConfirm");
            return;
        }
        var (late, due) = (found.Where(f => f.IsLate).ToArray(), found.Where(f => f.Status == PaymentStatus.Due && !f.IsLate).ToArray());
        Add("clock", "已逾期的付款", late.Sum(f => f.Count), late.Sum(f => f.Fen), "/payments?view=Overdue", isUrgent: true);
        Add("money", "待付款的订单", due.Sum(f => f.Count), due.Sum(f => f.Fen), "/payments?view=Due");
    }
}
