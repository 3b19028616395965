using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Orders;

/// <summary>What always holds of orders.</summary>
public static class OrderInvariants
{
    private static readonly OrderStatus[] FellThrough = [OrderStatus.Rejected, OrderStatus.Declined, OrderStatus.Cancelled];

    public static readonly IReadOnlyList<Invariant> All =
    [
        new("订单总额等于各行金额之和", (db, ct) => Verdict.Of(db.Orders,
            db.Orders.Where(o => (long)o.Total != o.Lines.Sum(l => (long)l.Amount)).Select(o => o.Number), ct)),
        new("每行金额等于单价乘以数量，四舍五入到分", (db, ct) => Verdict.Of(
            Lines(db), line => line.Line.Unit.Price(line.Line.UnitPrice, line.Line.Quantity) == line.Line.Amount ? null : line.Number, ct)),
        new("验收数量加拒收数量等于各次发货的验收之和", (db, ct) => Verdict.Of(db.Set<OrderLine>().Where(l => l.AcceptedQuantity != null),
            Named(db, db.Set<OrderLine>().Where(l => (l.AcceptedQuantity == null) != (l.RefusedQuantity == null)
                || l.AcceptedQuantity != null && l.AcceptedQuantity + l.RefusedQuantity != (db.ShipmentLines.Any(s => s.OrderId == l.OrderId)
                    ? db.ShipmentLines.Where(s => s.OrderLineId == l.Id && s.AcceptedQuantity != null).Sum(s => s.Quantity) : l.Quantity))), ct)),
        new("发货不超过订购加允差，验收不超过发货", (db, ct) => Verdict.Of(db.Set<OrderLine>(), Named(db, db.Set<OrderLine>()
            .Where(l => db.ShipmentLines.Where(s => s.OrderLineId == l.Id).Sum(s => s.Quantity) > l.Quantity + l.Quantity * l.TolerancePermille / 1000
                || db.ShipmentLines.Any(s => s.OrderLineId == l.Id && s.AcceptedQuantity != null && (s.AcceptedQuantity > s.Quantity || s.AcceptedQuantity + s.RefusedQuantity != s.Quantity)))), ct)),
        new("每次验收有两人签字，都不是下单人（个人和按约定自动验收的除外）", (db, ct) => Verdict.Of(db.Shipments.Where(s => s.AcceptedAt != null), db.Shipments
            .Where(s => s.AcceptedAt != null && s.AutoAcceptanceId == null && (s.InspectedBy == null || s.CountersignedBy == null || (s.InspectedBy == s.CountersignedBy || db.Orders.Any(o => o.Id == s.OrderId && (o.PlacedBy == s.InspectedBy || o.PlacedBy == s.CountersignedBy)))
                && !db.Organisations.Any(b => b.Id == s.BuyerId && b.Kind == OrganisationKind.Person))).Select(s => s.Number), ct)),
        new("自动验收都有采购单位的约定，发货在约定之后", (db, ct) => Verdict.Of(db.Shipments.Where(s => s.AutoAcceptanceId != null), db.Shipments
            .Where(s => s.AutoAcceptanceId != null && !db.AutoAcceptances.Any(a => a.Id == s.AutoAcceptanceId && a.BuyerId == s.BuyerId && a.From <= s.ShippedOn && s.CountersignedBy == null)).Select(s => s.Number), ct)),
        new("发货的批次与来源相符，从批次出库的数量等于发货数量", (db, ct) => Verdict.Of(db.ShipmentLines.Where(l => l.LotId != null), db.ShipmentLines
            .Where(l => l.LotId != null && -l.Quantity != db.LotMovements.Where(m => m.SourceId == l.Id && m.LotId == l.LotId && m.Cause == Domain.Catalogue.Lots.LotCause.Shipped).Sum(m => m.Delta))
            .Join(db.Shipments, l => l.ShipmentId, s => s.Id, (_, s) => s.Number), ct)),
        new("验收金额按验收数量计算", (db, ct) => Verdict.Of(Lines(db), AcceptedWrongly, ct)),
        new("验收合计等于各行验收金额之和", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Status == OrderStatus.Accepted), db.Orders
            .Where(o => o.Status == OrderStatus.Accepted
                ? o.AcceptedTotal == null || (long)o.AcceptedTotal.Value != o.Lines.Sum(l => (long)l.AcceptedAmount!.Value)
                : o.AcceptedTotal != null)
            .Select(o => o.Number), ct)),
        new("验收有两人签字，都不是下单人（个人和按约定自动验收的除外）", (db, ct) => Verdict.Of(db.Orders.Where(o => o.Status == OrderStatus.Accepted), db.Orders
            .Where(o => o.Status == OrderStatus.Accepted && !db.Shipments.Any(s => s.OrderId == o.Id && s.AutoAcceptanceId != null) && (o.InspectedBy == null || o.CountersignedBy == null
                || (o.InspectedBy == o.CountersignedBy || o.InspectedBy == o.PlacedBy || o.CountersignedBy == o.PlacedBy)
                    && !db.Organisations.Any(b => b.Id == o.BuyerId && b.Kind == OrganisationKind.Person)))
            .Select(o => o.Number), ct)),
        new("订单日期与状态相符", (db, ct) => Verdict.Of(db.Orders, db.Orders
            .Where(o => o.Status >= OrderStatus.Approved && o.Status <= OrderStatus.Accepted && o.OrderedOn == null
                || o.Status == OrderStatus.Submitted && o.OrderedOn != null
                || (o.Status == OrderStatus.Shipped || o.Status == OrderStatus.Accepted ? o.ShippedOn == null : o.ShippedOn != null && !(o.Status == OrderStatus.Confirmed && db.Shipments.Any(s => s.OrderId == o.Id)))
                || (o.Status == OrderStatus.Accepted ? o.AcceptedOn == null : o.AcceptedOn != null)
                || o.AcceptedOn < o.OrderedOn)
            .Select(o => o.Number), ct)),
        new("落空的订单都已结束", (db, ct) => Verdict.Of(db.Orders.Where(o => FellThrough.Contains(o.Status)),
            db.Orders.Where(o => FellThrough.Contains(o.Status) && o.ClosedAt == null).Select(o => o.Number), ct)),
        new("订单占用的库存等于订购数量，落空的已全部退回", (db, ct) => Verdict.Of(db.Set<OrderLine>(), StockTakenWrongly(db), ct)),
        new("每天的订单号连续，没有缺号", NumbersFollowEachOther),
    ];

    private sealed record LineOfOrder(string Number, OrderLine Line);

    private static IQueryable<LineOfOrder> Lines(MarketDb db) =>
        db.Orders.SelectMany(o => o.Lines, (o, line) => new LineOfOrder(o.Number, line)).AsNoTracking();

    private static IQueryable<string> Named(MarketDb db, IQueryable<OrderLine> lines) => lines.Join(db.Orders, l => l.OrderId, o => o.Id, (_, o) => o.Number);

    private static string? AcceptedWrongly(LineOfOrder line)
    {
        var (_, of) = line;
        if (of.AcceptedQuantity is not { } accepted) return of.AcceptedAmount is null ? null : line.Number;
        var right = accepted == of.Quantity ? of.Amount : of.Unit.Price(of.UnitPrice, accepted);
        return of.AcceptedAmount == right ? null : line.Number;
    }

    private static IQueryable<string> StockTakenWrongly(MarketDb db) => db.Orders
        .SelectMany(o => o.Lines, (o, line) => new { o.Number, o.Status, line.Quantity, Moved = db.StockMovements.Where(m => m.OrderLineId == line.Id).Sum(m => m.Delta) })
        .Where(line => line.Moved != (FellThrough.Contains(line.Status) ? 0 : -line.Quantity))
        .Select(line => line.Number);

    private static async Task<Verdict> NumbersFollowEachOther(MarketDb db, CancellationToken ct)
    {
        var days = await db.Orders.GroupBy(o => o.Number.Substring(0, 10)).Select(g => new { Day = g.Key, Count = g.LongCount(), Last = g.Max(o => o.Number) }).ToListAsync(ct);
        var given = await db.NumberSeries.Where(s => s.Name.StartsWith("WX")).ToDictionaryAsync(s => s.Name, s => s.Last, ct);
        var broken = days.Where(day => day.Last != $"{day.Day}-{day.Count:000000}" || given.GetValueOrDefault(day.Day) != day.Count).Select(day => day.Day)
            .Concat(given.Keys.Except(days.Select(day => day.Day), StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        return new(days.Count, broken.Length, [.. broken.Take(5)]);
    }
}
