using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>Which orders a list shows.</summary>
public enum OrderTab
{
    [Description("等我处理")] Mine = 1,
    [Description("进行中")] Open = 2,
    [Description("已结束")] Ended = 3,
    [Description("全部")] All = 4,
}

/// <summary>The orders of one's own organisation or area, first those in which the next step is one's own.</summary>
/// <param name="Q">Order number, product, buyer or supplier.</param>
/// <param name="From">First business day of placing.</param>
/// <param name="Budget">The budget line that pays them.</param>
public sealed record ListOrders(
    [Display(Name = "范围")] OrderTab? Tab = null,
    [Display(Name = "状态")] OrderStatus? Status = null,
    [StringLength(60), Display(Name = "搜索")] string? Q = null,
    [Display(Name = "下单日期从")] DateOnly? From = null,
    [Display(Name = "下单日期到")] DateOnly? To = null,
    string? Sort = null, int? Page = null, Guid? Budget = null) : IRequest<OrdersPage>;

/// <summary>The list's page.</summary>
public sealed record OrdersPage(ListOrders Query, OrderTab Tab, int Mine, Paged<OrderRow> Rows, bool IsSupplier, bool MayBuy, string? Budget);

/// <summary>An order in a list.</summary>
/// <param name="Buyer">None for a person's order, where somebody else looks.</param>
public sealed record OrderRow(string Number, string? Buyer, string Supplier, string Product, int Lines, DateTime PlacedAt, DateOnly DeliverOn, Money Total, OrderStatus Status, bool IsInspected);

internal sealed class ListOrdersHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListOrders, OrdersPage>
{
    public async Task<OrdersPage> Handle(ListOrders query, CancellationToken ct)
    {
        var mine = await db.Orders.VisibleTo(user).AwaitingMe(user, db, clock.Today()).CountAsync(ct);
        var tab = query.Tab ?? (mine > 0 && query is { Q: null, Status: null, From: null, To: null, Budget: null } ? OrderTab.Mine : OrderTab.All);
        var rows = await db.OrderRows(query, tab, user, clock.Today()).Page(query.Page, ct);
        var budget = query.Budget is { } id ? await db.BudgetLines.VisibleTo(user).Where(l => l.Id == id).Select(l => l.Code + " " + l.Name).SingleOrDefaultAsync(ct) ?? throw new NotThere() : null;
        return new(query, tab, mine, rows, user.Kind?.IsSupplier() == true, user.Has(MarketRole.Buyer, MarketRole.Individual), budget);
    }
}

/// <summary>The rows that list and export show, in one query.</summary>
internal static class OrderList
{
    private static readonly (DateOnly First, DateOnly Last) Calendar = (new(2000, 1, 1), new(2200, 1, 1));

    public static IQueryable<OrderRow> OrderRows(this MarketDb db, ListOrders query, OrderTab tab, ICurrentUser user, DateOnly today)
    {
        var own = user.OrganisationId;
        var orders = db.Orders.AsNoTracking().VisibleTo(user);
        // What a superior may read besides stands on the units' own pages.
        if (user.Kind is { } kind && (kind.IsBuyer() || kind.IsSupplier()) && !user.SeesEverything) orders = orders.Where(o => o.BuyerId == own || o.SupplierId == own);
        var rows = from order in Sorted(Filtered(orders, query, tab == OrderTab.Mine ? waiting => waiting.AwaitingMe(user, db, today) : null, tab), query.Sort)
                   join buyer in db.Organisations on order.BuyerId equals buyer.Id
                   join supplier in db.Organisations on order.SupplierId equals supplier.Id
                   select new { order, buyer, supplier, IsHidden = buyer.Kind == OrganisationKind.Person && buyer.Id != own && supplier.Id != own };
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            rows = rows.Where(r => r.order.Number.Contains(number) || r.order.Lines.Any(l => l.ProductName.Contains(q))
                || r.supplier.Name.Contains(q) || !r.IsHidden && r.buyer.Name.Contains(q));
        return rows.Select(r => new OrderRow(r.order.Number, r.IsHidden ? null : r.buyer.Name, r.supplier.Name,
            r.order.Lines.OrderBy(l => l.Position).Select(l => l.ProductName).First(), r.order.Lines.Count, r.order.PlacedAt, r.order.DeliverOn,
            r.order.Total, r.order.Status, r.order.InspectedBy != null));
    }

    private static IQueryable<Order> Filtered(IQueryable<Order> orders, ListOrders query, Func<IQueryable<Order>, IQueryable<Order>>? mine, OrderTab tab)
    {
        orders = tab switch
        {
            OrderTab.Mine => mine!(orders),
            OrderTab.Open => orders.Where(o => o.ClosedAt == null),
            OrderTab.Ended => orders.Where(o => o.ClosedAt != null),
            _ => orders,
        };
        if (query.Budget is { } budget) orders = orders.Where(o => o.BudgetLineId == budget);
        if (query.Status is { } status) orders = orders.Where(o => o.Status == status);
        if (query.From is { } from && BusinessDate.Start(Known(from)) is var start) orders = orders.Where(o => o.PlacedAt >= start);
        if (query.To is { } to && BusinessDate.Start(Known(to).AddDays(1)) is var end) orders = orders.Where(o => o.PlacedAt < end);
        return orders;
    }

    private static DateOnly Known(DateOnly day) => day < Calendar.First ? Calendar.First : day > Calendar.Last ? Calendar.Last : day;

    private static IQueryable<Order> Sorted(IQueryable<Order> orders, string? sort) => sort switch
    {
        "number" => orders.OrderBy(o => o.Number),
        "-number" => orders.OrderByDescending(o => o.Number),
        "total" => orders.OrderBy(o => o.Total).ThenBy(o => o.Id),
        "-total" => orders.OrderByDescending(o => o.Total).ThenBy(o => o.Id),
        "deliver" => orders.OrderBy(o => o.DeliverOn).ThenBy(o => o.Id),
        "-deliver" => orders.OrderByDescending(o => o.DeliverOn).ThenBy(o => o.Id),
        "date" => orders.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id),
        _ => orders.OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id),
    };
}
