using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Payments.Units;

/// <summary>What a unit bought in a year, by the day of approval: ordered (without what fell through), accepted, paid and still open.</summary>
/// <param name="Personal">Personal purchases bound to the unit, as one total.</param>
public sealed record UnitFigures(int Orders, Money Ordered, Money Accepted, Money Paid, Money Open, Money Personal)
{
    public static readonly UnitFigures None = new(0, Money.Zero, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    public static UnitFigures operator +(UnitFigures a, UnitFigures b) =>
        new(a.Orders + b.Orders, a.Ordered + b.Ordered, a.Accepted + b.Accepted, a.Paid + b.Paid, a.Open + b.Open, a.Personal + b.Personal);
}

/// <summary>Sums the trade of a tree of units in the database, whatever the number of orders: three queries.</summary>
internal static class UnitSums
{
    private static readonly OrderStatus[] Fallen = [OrderStatus.Rejected, OrderStatus.Declined, OrderStatus.Cancelled];

    public static async Task<Dictionary<Guid, UnitFigures>> FiguresOf(this MarketDb db, string path, int year, CancellationToken ct)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var orders = from order in db.Orders
                     join unit in db.Organisations.InTreeOf(path) on order.BoundUnitId equals unit.Id
                     where order.OrderedOn >= first && order.OrderedOn < after && !Fallen.Contains(order.Status)
                     select new { order.Id, Unit = unit.Id, IsPersonal = order.Purpose == Purpose.Personal, order.Total, order.AcceptedTotal };
        var placed = await orders.GroupBy(o => new { o.Unit, o.IsPersonal })
            .Select(g => new { g.Key.Unit, g.Key.IsPersonal, Count = g.Count(), Ordered = g.Sum(o => (long)o.Total), Accepted = g.Sum(o => o.AcceptedTotal == null ? 0 : (long)o.AcceptedTotal.Value) }).ToListAsync(ct);
        var due = await db.Payables.Join(orders.Where(o => !o.IsPersonal), p => p.OrderId, o => o.Id, (p, o) => new { o.Unit, p.Due })
            .GroupBy(p => p.Unit).Select(g => new { Unit = g.Key, Fen = g.Sum(p => (long)p.Due) }).ToDictionaryAsync(g => g.Unit, g => g.Fen, ct);
        var paid = await db.Payables.Join(orders.Where(o => !o.IsPersonal), p => p.OrderId, o => o.Id, (p, o) => new { o.Unit, p.Id })
            .Join(db.Set<Transfer>().Where(t => t.Status != TransferStatus.NotReceived), p => p.Id, t => t.PayableId, (p, t) => new { p.Unit, t.Amount })
            .GroupBy(t => t.Unit).Select(g => new { Unit = g.Key, Fen = g.Sum(t => (long)t.Amount) }).ToDictionaryAsync(g => g.Unit, g => g.Fen, ct);
        return placed.GroupBy(p => p.Unit).ToDictionary(g => g.Key, g =>
        {
            var (own, personal) = (g.SingleOrDefault(p => !p.IsPersonal), g.SingleOrDefault(p => p.IsPersonal));
            var (owed, settled) = (due.GetValueOrDefault(g.Key), paid.GetValueOrDefault(g.Key));
            return new UnitFigures(own?.Count ?? 0, new(own?.Ordered ?? 0), new(own?.Accepted ?? 0), new(settled), new(owed - settled), new(personal?.Ordered ?? 0));
        });
    }
}
