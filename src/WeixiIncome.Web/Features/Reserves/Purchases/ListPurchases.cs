using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Purchases;

/// <summary>The 832 orders behind a number of the reserve.</summary>
/// <param name="Unit">Under which it counts; with <see cref="Counted"/> a shared canteen's stand with its representative.</param>
/// <param name="Counted">Whether it counts, in the year of its payment; otherwise the year is the order's.</param>
/// <param name="Barred">Paid, but of a category that may not count.</param>
/// <param name="Sort">date, amount, number; the newest first otherwise.</param>
public sealed record ListPurchases(
    [Range(2020, 2100), Display(Name = "年度")] int? Year, Guid? Unit,
    [Display(Name = "采购类型")] ReserveLine? Line,
    [Display(Name = "核对")] Match832? Match, bool? Counted, bool? Barred,
    [StringLength(60), Display(Name = "搜索")] string? Q,
    string? Sort, int? Page) : IRequest<PurchasesPage>;

/// <summary>The list's page.</summary>
/// <param name="Sum">Of all that match: what was ordered, and what counts of it.</param>
public sealed record PurchasesPage(ListPurchases Query, string? Unit, Paged<PurchaseRow> Rows, Money Sum, Money CountedSum, DateOnly Today);

/// <summary>A purchase in the list.</summary>
/// <param name="CountedFen">What it adds to the reserve now.</param>
public sealed record PurchaseRow(string Number, string Buyer, string? Unit, string Supplier, string? Product, ReserveLine Line, Money Amount, DateOnly OrderedOn, DateOnly? PaidOn, Match832 Match, bool IsOutside, long CountedFen, CanteenBar Bar);

internal sealed class ListPurchasesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListPurchases, PurchasesPage>
{
    public async Task<PurchasesPage> Handle(ListPurchases request, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        var asked = db.Asked(request, user, own);
        var rows = await db.PurchaseRows(asked, request).Page(request.Page, ct);
        var sum = await asked.SumAsync(p => (long)p.Amount, ct);
        var year = request.Year;
        var counted = await db.ReserveEntries.Where(e => e.Bar == CanteenBar.None && (year == null || e.Year == year) && asked.Any(p => p.Id == e.PurchaseId)).SumAsync(e => (long)e.Amount, ct);
        var unit = request.Unit is { } id ? await db.Organisations.InReserveOf(user, own).Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(ct) : null;
        return new(request, unit, rows, new(sum), new(counted), clock.Today());
    }
}

/// <summary>What list, sums and export start from.</summary>
internal static class AskedPurchases
{
    public static IQueryable<Purchase832> Asked(this MarketDb db, ListPurchases query, ICurrentUser user, Organisation? own)
    {
        var purchases = db.Purchases832.AsNoTracking().VisibleTo(user, own, db);
        var entries = db.ReserveEntries.Where(e => !e.IsReversal && !db.ReserveEntries.Any(r => r.ReversesId == e.Id));
        if (query.Counted == true || query.Barred == true)
        {
            entries = query.Barred == true ? entries.Where(e => e.Bar != CanteenBar.None) : entries.Where(e => e.Bar == CanteenBar.None);
            if (query.Year is { } paidIn) entries = entries.Where(e => e.Year == paidIn);
            if (query.Unit is { } countsFor) entries = entries.Where(e => e.CountsForId == countsFor);
            purchases = purchases.Where(p => entries.Any(e => e.PurchaseId == p.Id));
        }
        else
        {
            if (query.Counted == false) purchases = purchases.Where(p => !entries.Any(e => e.PurchaseId == p.Id));
            if (query.Unit is { } unit) purchases = purchases.Where(p => p.UnitId == unit);
            if (query.Year is { } year)
            {
                var (first, after) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
                purchases = purchases.Where(p => p.OrderedOn >= first && p.OrderedOn < after);
            }
        }
        if (query.Line is { } line) purchases = purchases.Where(p => p.Line == line);
        if (query.Match is { } match) purchases = purchases.Where(p => p.Match == match);
        if (query.Q?.Trim() is { Length: > 0 } q) purchases = purchases.Where(p => p.Number.Contains(q) || p.Supplier.Contains(q) || p.Line != ReserveLine.Personal && p.Buyer.Contains(q) || p.Product!.Contains(q));
        return purchases;
    }

    public static IQueryable<PurchaseRow> PurchaseRows(this MarketDb db, IQueryable<Purchase832> purchases, ListPurchases query)
    {
        var year = query.Counted == true ? query.Year : null;
        return Sorted(purchases, query.Sort).Select(p => new PurchaseRow(p.Number, p.Line == ReserveLine.Personal ? "" : p.Buyer, db.Organisations.Where(o => o.Id == p.UnitId).Select(o => o.Name).FirstOrDefault(),
            p.Supplier, p.Product, p.Line, p.Amount, p.OrderedOn, p.PaidOn, p.Match, p.UnitId == null,
            p.Entries.Where(e => e.Bar == CanteenBar.None && (year == null || e.Year == year)).Sum(e => (long)e.Amount),
            p.Entries.Where(e => !e.IsReversal).OrderByDescending(e => e.Revision).Select(e => e.Bar).FirstOrDefault()));
    }

    private static IOrderedQueryable<Purchase832> Sorted(IQueryable<Purchase832> purchases, string? sort) => sort switch
    {
        "date" => purchases.OrderBy(p => p.OrderedOn).ThenBy(p => p.Id),
        "amount" => purchases.OrderBy(p => p.Amount).ThenBy(p => p.Id),
        "-amount" => purchases.OrderByDescending(p => p.Amount).ThenBy(p => p.Id),
        "number" => purchases.OrderBy(p => p.Number),
        "-number" => purchases.OrderByDescending(p => p.Number),
        _ => purchases.OrderByDescending(p => p.OrderedOn).ThenByDescending(p => p.Id),
    };
}

/// <summary>The list as a sheet.</summary>
public sealed record ExportPurchases(ListPurchases Query) : IRequest<ExportedSheet>;

internal sealed class ExportPurchasesHandler(MarketDb db, ICurrentUser user, Words words) : IRequestHandler<ExportPurchases, ExportedSheet>
{
    private static readonly string[] Titles = ["832 订单号", "采购单位", "绑定单位", "采购类型", "供应商", "商品", "金额", "下单日期", "付款日期", "核对", "计入金额", "不计入原因"];

    public async Task<ExportedSheet> Handle(ExportPurchases request, CancellationToken cancellationToken)
    {
        var own = await db.ReserveUnitOf(user, cancellationToken);
        var rows = await db.PurchaseRows(db.Asked(request.Query, user, own), request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        return new([.. Titles.Select(title => words[title])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Buyer, row.Unit, words.Of(row.Line), row.Supplier, row.Product, row.Amount, row.OrderedOn, row.PaidOn, words.Of(row.Match), new Money(row.CountedFen), row.Bar == CanteenBar.None ? null : words.Of(row.Bar)]));
    }
}
