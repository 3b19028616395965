using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Approving;

/// <summary>The approver's inbox: what awaits my approval, the oldest first unless sorted otherwise.</summary>
/// <param name="Q">Order number, supplier, product or orderer.</param>
/// <param name="From">Total in yuan, at least.</param>
/// <param name="To">Total in yuan, at most.</param>
/// <param name="Done">What just came of those that were chosen.</param>
/// <param name="Comment">What was typed.</param>
public sealed record ListApprovals(
    [StringLength(60), Display(Name = "搜索")] string? Q = null, [Display(Name = "金额从(元)")] decimal? From = null, [Display(Name = "金额到(元)")] decimal? To = null, Purpose? Purpose = null, string? Sort = null,
    int? Page = null, IReadOnlyList<Approval>? Done = null, string? Comment = null) : IRequest<ApprovalsPage>
{
    public bool IsFiltered => Q is not null || From is not null || To is not null || Purpose is not null;
}

/// <summary>The inbox's page.</summary>
/// <param name="Over">Suppliers of whom more was bought this year than the threshold says.</param>
/// <param name="Dear">By order, how far its dearest line stands above the reference price, in percent; only where it does.</param>
public sealed record ApprovalsPage(ListApprovals Query, Paged<ApprovalRow> Rows, IReadOnlyDictionary<Guid, OverThreshold> Over, IReadOnlyDictionary<Guid, decimal> Dear, Money Total, IReadOnlyList<Approval> Done, string? Comment);

/// <summary>An order that awaits approval.</summary>
public sealed record ApprovalRow
{
    public required Guid Id { get; init; }
    public required Guid SupplierId { get; init; }

    /// <summary>Over its budget by this much when it was placed.</summary>
    public required Money? Excess { get; init; }

    /// <summary>The one named, where the person decides for somebody absent or gone.</summary>
    public required string? OnBehalfOf { get; init; }
    public required string Number { get; init; }
    public required long Version { get; init; }
    public required string Supplier { get; init; }
    public required string Product { get; init; }
    public required int Lines { get; init; }
    public required string Orderer { get; init; }
    public required DateTime PlacedAt { get; init; }
    public required DateOnly DeliverOn { get; init; }
    public required Purpose Purpose { get; init; }
    public required Money Total { get; init; }
}

internal sealed class ListApprovalsHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListApprovals, ApprovalsPage>
{
    public async Task<ApprovalsPage> Handle(ListApprovals query, CancellationToken ct)
    {
        var today = clock.Today();
        var rows = await db.ApprovalRows(query, user, today).Page(query.Page, ct);
        var over = await db.OverThresholds((user.OrganisationId!.Value, user.AreaCode), today.Year, rows.Items.Select(r => r.SupplierId).Distinct().ToDictionary(id => id, _ => Money.Zero), ct);
        var total = await db.Waiting(query, user, today).SumAsync(o => (long)o.Total, ct);
        return new(query, rows, over, await Dear([.. rows.Items.Select(r => r.Id)], today, ct), new(total), query.Done ?? [], query.Comment);
    }

    /// <summary>Three queries for all orders of the page; reference prices of the last weeks.</summary>
    private async Task<Dictionary<Guid, decimal>> Dear(List<Guid> orders, DateOnly today, CancellationToken ct)
    {
        var lines = await db.Orders.Where(o => orders.Contains(o.Id)).SelectMany(o => o.Lines)
            .Join(db.Products, l => l.ProductId, p => p.Id, (l, p) => new { l.OrderId, l.CategoryId, l.ProductName, l.Unit, l.UnitPrice, p.OriginAreaCode }).ToListAsync(ct);
        var book = await db.PriceBook(lines.Select(l => l.CategoryId), today, ct);
        return lines.Select(l => (l.OrderId, Above: book.Beside(l.CategoryId, l.ProductName, l.OriginAreaCode, l.Unit, l.UnitPrice)?.Deviation ?? 0))
            .Where(l => l.Above > 0).GroupBy(l => l.OrderId).ToDictionary(g => g.Key, g => g.Max(l => l.Above));
    }
}

/// <summary>The rows of inbox and sheet.</summary>
internal static class ApprovalInbox
{
    public static IQueryable<Order> Waiting(this MarketDb db, ListApprovals query, ICurrentUser user, DateOnly today)
    {
        var waiting = db.Orders.AsNoTracking().AsBuyer(user).AwaitingMe(user, db, today).Where(o => o.Status == OrderStatus.Submitted);
        if (query.Purpose is { } purpose) waiting = waiting.Where(o => o.Purpose == purpose);
        if (query.From is { } from && Yuan(from) is var least) waiting = waiting.Where(o => o.Total >= least);
        if (query.To is { } to && Yuan(to) is var most) waiting = waiting.Where(o => o.Total <= most);
        if (query.Q?.Trim() is { Length: > 0 } q && q.ToUpperInvariant() is var number)
            waiting = waiting.Where(o => o.Number.Contains(number) || o.Lines.Any(l => l.ProductName.Contains(q)) || db.Organisations.Any(s => s.Id == o.SupplierId && s.Name.Contains(q)) || db.Members.Any(m => m.Id == o.PlacedBy && m.DisplayName.Contains(q)));
        return waiting;
    }

    public static IQueryable<ApprovalRow> ApprovalRows(this MarketDb db, ListApprovals query, ICurrentUser user, DateOnly today)
    {
        var (me, waiting) = (user.MemberId, db.Waiting(query, user, today));
        var sorted = query.Sort switch
        {
            "total" => waiting.OrderBy(o => o.Total).ThenBy(o => o.Id),
            "-total" => waiting.OrderByDescending(o => o.Total).ThenBy(o => o.Id),
            "delivery" => waiting.OrderBy(o => o.DeliverOn).ThenBy(o => o.Id),
            "-delivery" => waiting.OrderByDescending(o => o.DeliverOn).ThenBy(o => o.Id),
            "-placed" => waiting.OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Id),
            _ => waiting.OrderBy(o => o.PlacedAt).ThenBy(o => o.Id),
        };
        return sorted.Select(order => new ApprovalRow
        {
            Id = order.Id, SupplierId = order.SupplierId,
            Excess = order.Approvals.Where(a => a.State == ApprovalState.Due && a.Kind == ApprovalKind.Excess).Select(a => a.Missing).FirstOrDefault(),
            OnBehalfOf = order.Approvals.Any(a => a.State == ApprovalState.Due && a.ApproverId == me) ? null
                : order.Approvals.Where(a => a.State == ApprovalState.Due).OrderBy(a => a.Position).Select(a => db.Members.Where(m => m.Id == a.ApproverId).Select(m => m.DisplayName).FirstOrDefault()).FirstOrDefault(),
            Number = order.Number, Version = order.Version, Supplier = db.Organisations.Where(s => s.Id == order.SupplierId).Select(s => s.Name).First(),
            Product = order.Lines.OrderBy(l => l.Position).Select(l => l.ProductName).First(), Lines = order.Lines.Count,
            Orderer = db.Members.Where(m => m.Id == order.PlacedBy).Select(m => m.DisplayName).First(), PlacedAt = order.PlacedAt, DeliverOn = order.DeliverOn, Purpose = order.Purpose, Total = order.Total,
        });
    }

    /// <summary>What is out of reach of any order filters nothing away wrongly: it is cut to what money can hold.</summary>
    private static Money Yuan(decimal yuan) => Money.FromYuan(Math.Clamp(yuan, -1_000_000_000m, 1_000_000_000m));
}

/// <summary>The inbox as a sheet.</summary>
public sealed record ExportApprovals(ListApprovals Query) : IRequest<ExportedSheet>;

internal sealed class ExportApprovalsHandler(MarketDb db, ICurrentUser user, Words words, TimeProvider clock) : IRequestHandler<ExportApprovals, ExportedSheet>
{
    private static readonly string[] Columns = ["订单号", "供应商", "产品", "行数", "下单人", "下单日期", "送货日期", "用途", "金额", "超预算金额"];

    public async Task<ExportedSheet> Handle(ExportApprovals request, CancellationToken ct)
    {
        var rows = await db.ApprovalRows(request.Query, user, clock.Today()).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Columns.Select(column => words[column])], rows.Select(row => (IReadOnlyList<object?>)
            [row.Number, row.Supplier, row.Product, row.Lines, row.Orderer, BusinessDate.Of(row.PlacedAt), row.DeliverOn, words.Of(row.Purpose), row.Total, row.Excess]));
    }
}
