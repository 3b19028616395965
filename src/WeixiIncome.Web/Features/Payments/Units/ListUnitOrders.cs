using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Units;

/// <summary>The orders behind a unit's figures, to read: its own and its contractors', never anybody's personal ones.</summary>
public sealed record ListUnitOrders(Guid Id, [Range(2000, 2100), Display(Name = "年度")] int? Year, string? Sort, int? Page) : IRequest<UnitOrdersPage>;

/// <summary>The page of a unit's orders.</summary>
public sealed record UnitOrdersPage(Guid Id, string Name, int Year, Paged<UnitOrder> Rows);

/// <summary>An order of a unit below.</summary>
/// <param name="Orderer">Who orders, where that is not the unit itself: a contractor.</param>
public sealed record UnitOrder(string Number, string? Orderer, string Supplier, DateOnly OrderedOn, Money Total, Money? Accepted, long? Due, long Paid, OrderStatus Status)
{
    public Money? Open => Due is { } due ? new Money(due - Paid) : null;
}

internal sealed class ListUnitOrdersHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListUnitOrders, UnitOrdersPage>
{
    public async Task<UnitOrdersPage> Handle(ListUnitOrders request, CancellationToken cancellationToken)
    {
        if (request.Id != user.OrganisationId && !user.Below.Contains(request.Id)) throw new NotThere();
        var name = await db.Organisations.Where(o => o.Id == request.Id).Select(o => o.Name).OrNotThere(cancellationToken);
        var year = request.Year ?? clock.Today().Year;
        return new(request.Id, name, year, await db.UnitOrders(request, year, user).Page(request.Page, cancellationToken));
    }
}

/// <summary>The rows of list and export.</summary>
internal static class UnitOrderRows
{
    public static IQueryable<UnitOrder> UnitOrders(this MarketDb db, ListUnitOrders query, int year, ICurrentUser user)
    {
        var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var orders = db.Orders.AsNoTracking().VisibleTo(user)
            .Where(o => o.BoundUnitId == query.Id && o.Purpose != Purpose.Personal && o.OrderedOn >= first && o.OrderedOn < after);
        orders = query.Sort switch
        {
            "total" => orders.OrderBy(o => o.Total).ThenBy(o => o.Id),
            "-total" => orders.OrderByDescending(o => o.Total).ThenBy(o => o.Id),
            "date" => orders.OrderBy(o => o.OrderedOn).ThenBy(o => o.Id),
            _ => orders.OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id),
        };
        return from order in orders
               join buyer in db.Organisations on order.BuyerId equals buyer.Id
               join supplier in db.Organisations on order.SupplierId equals supplier.Id
               select new UnitOrder(order.Number, buyer.Id == query.Id ? null : buyer.Name, supplier.Name, order.OrderedOn!.Value, order.Total, order.AcceptedTotal,
                   db.Payables.Where(p => p.OrderId == order.Id).Select(p => (long?)p.Due).FirstOrDefault(),
                   db.Payables.Where(p => p.OrderId == order.Id).SelectMany(p => p.Transfers).Where(t => t.Status != Domain.Payments.TransferStatus.NotReceived).Sum(t => (long)t.Amount), order.Status);
    }
}

/// <summary>A unit's orders as a sheet.</summary>
public sealed record ExportUnitOrders(ListUnitOrders Query) : IRequest<ExportedSheet>;

internal sealed class ExportUnitOrdersHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ExportUnitOrders, ExportedSheet>
{
    private static readonly string[] Columns = ["订单号", "采购方", "供应商", "下单日期", "金额", "验收金额", "已付款", "未付", "状态"];

    public async Task<ExportedSheet> Handle(ExportUnitOrders request, CancellationToken cancellationToken)
    {
        var query = request.Query;
        if (query.Id != user.OrganisationId && !user.Below.Contains(query.Id)) throw new NotThere();
        var rows = await db.UnitOrders(query, query.Year ?? clock.Today().Year, user).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        return new([.. Columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Orderer, row.Supplier, row.OrderedOn, row.Total, row.Accepted, new Money(row.Paid), row.Open, words.Of(row.Status)]));
    }
}
