using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Payments;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Ledger.Declarations;

/// <summary>Why two records may be one purchase.</summary>
public enum DoubleCause
{
    [System.ComponentModel.Description("发票号码相同")] SameInvoice = 1,
    [System.ComponentModel.Description("平台订单号相同")] SameVenueOrder = 2,
    [System.ComponentModel.Description("单位、供应商、金额相同，日期相差不超过三天")] SameDeal = 3,
}

/// <summary>What the other record is.</summary>
public enum DoubleRecord
{
    [System.ComponentModel.Description("采购申报")] Declaration = 1,
    [System.ComponentModel.Description("本平台订单")] Order = 2,
    [System.ComponentModel.Description("832 订单")] Purchase832 = 3,
}

/// <summary>Another record that may be the same purchase.</summary>
/// <param name="Number">Of a declaration, of an order of this market, or of an order on 832.</param>
public sealed record PossibleDouble(DoubleCause Cause, string Number, DoubleRecord Record, DateOnly On, Money Amount)
{
    public string Address => Record switch
    {
        DoubleRecord.Order => $"/orders/{Number}",
        DoubleRecord.Purchase832 => $"/reserve/purchases/{Number}",
        _ => $"/declarations/{Number}",
    };

    public bool IsOrder => Record == DoubleRecord.Order;

    /// <summary>Such a pair is refused and not only pointed out; an 832 order stands in the reserve's own account, and a person judges.</summary>
    public bool IsExact => Cause != DoubleCause.SameDeal && Record != DoubleRecord.Purchase832;
}

/// <summary>Looks for one purchase told twice: among declarations and among this market's own orders.</summary>
public static class Doubles
{
    /// <summary>How far apart the days of one deal may be told.</summary>
    public const int Days = 3;

    private static readonly DeclarationStatus[] Dead = [DeclarationStatus.Rejected, DeclarationStatus.Withdrawn, DeclarationStatus.Reversed];

    /// <summary>Declarations that count or may come to count.</summary>
    public static IQueryable<Declaration> Alive(this IQueryable<Declaration> declarations) => declarations.Where(d => !Dead.Contains(d.Status));

    /// <summary>Four queries, all by index.</summary>
    public static async Task<IReadOnlyList<PossibleDouble>> DoublesOf(this MarketDb db, Declaration declaration, CancellationToken ct) =>
        [.. (await db.Declared(declaration, ct)).Concat(await db.Invoiced(declaration, ct)).Concat(await db.Ordered(declaration, ct))
            .DistinctBy(d => d.Number)];

    private static async Task<IEnumerable<PossibleDouble>> Declared(this MarketDb db, Declaration of, CancellationToken ct)
    {
        var (id, invoice, order, venue, from, to) = (of.Id, of.InvoiceNumber, of.VenueOrderNumber, of.Venue, of.SoldOn.AddDays(-Days), of.SoldOn.AddDays(Days));
        var others = db.Declarations.AsNoTracking().Alive().Where(d => d.Id != id);
        var found = await others.Where(d => invoice != null && d.InvoiceNumber == invoice || order != null && d.VenueOrderNumber == order && d.Venue == venue)
            .Select(d => new { d.Number, d.SoldOn, d.Total, IsInvoice = d.InvoiceNumber == invoice }).ToListAsync(ct);
        var deals = await others.Where(d => d.UnitId == of.UnitId && d.SoldOn >= from && d.SoldOn <= to && d.Total == of.Total
                && (d.SupplierId == of.SupplierId && d.SupplierName == of.SupplierName) && d.OriginAreaCode == of.OriginAreaCode)
            .Select(d => new { d.Number, d.SoldOn, d.Total }).ToListAsync(ct);
        return found.Select(d => new PossibleDouble(invoice is not null && d.IsInvoice ? DoubleCause.SameInvoice : DoubleCause.SameVenueOrder, d.Number, DoubleRecord.Declaration, d.SoldOn, d.Total))
            .Concat(deals.Select(d => new PossibleDouble(DoubleCause.SameDeal, d.Number, DoubleRecord.Declaration, d.SoldOn, d.Total)));
    }

    private static async Task<IEnumerable<PossibleDouble>> Invoiced(this MarketDb db, Declaration of, CancellationToken ct)
    {
        if (of.InvoiceNumber is not { } number) return [];
        return await db.Set<Invoice>().Where(i => i.LiveNumber == number)
            .Join(db.Payables, i => i.PayableId, p => p.Id, (_, p) => p)
            .Join(db.Orders, p => p.OrderId, o => o.Id, (p, o) => new PossibleDouble(DoubleCause.SameInvoice, o.Number, DoubleRecord.Order, p.AcceptedOn, p.Due)).ToListAsync(ct);
    }

    /// <summary>An order of this market by the same unit, of the same supplier, accepted for the same amount about the same day.</summary>
    private static async Task<IEnumerable<PossibleDouble>> Ordered(this MarketDb db, Declaration of, CancellationToken ct)
    {
        if (of.SupplierId is not { } supplier) return [];
        var (from, to) = (of.SoldOn.AddDays(-Days), of.SoldOn.AddDays(Days));
        return await db.Orders.Where(o => o.BuyerId == of.UnitId && o.SupplierId == supplier && o.OrderedOn != null
                && o.Status != OrderStatus.Rejected && o.Status != OrderStatus.Declined && o.Status != OrderStatus.Cancelled
                && (o.AcceptedTotal ?? o.Total) == of.Total
                && (o.AcceptedOn ?? o.OrderedOn) >= from && (o.AcceptedOn ?? o.OrderedOn) <= to)
            .Select(o => new PossibleDouble(DoubleCause.SameDeal, o.Number, DoubleRecord.Order, (o.AcceptedOn ?? o.OrderedOn)!.Value, o.AcceptedTotal ?? o.Total)).ToListAsync(ct);
    }
}
