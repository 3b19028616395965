using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>The returns of one's own side; for officers those of their area.</summary>
public sealed record ListReturns([Display(Name = "状态")] ReturnStatus? Status = null, [Display(Name = "只看未办结")] bool Open = false, [StringLength(60), Display(Name = "搜索")] string? Q = null, int? Page = null) : IRequest<ReturnsPage>;

/// <summary>The page.</summary>
public sealed record ReturnsPage(ListReturns Query, Paged<ReturnListRow> Rows, int OpenCount, DateOnly Today);

/// <summary>A return in the list.</summary>
/// <param name="Buyer">None for a person.</param>
public sealed record ReturnListRow(string Number, string Order, string? Buyer, string Supplier, ReturnCause Cause, DateOnly AskedOn, ReturnStatus Status, DateOnly AnswerBy, DateOnly? DisputeBy, DateOnly? DecideBy, Money Amount)
{
    /// <summary>The day that runs now.</summary>
    public DateOnly? By => Status switch { ReturnStatus.Asked => AnswerBy, ReturnStatus.Refused => DisputeBy, ReturnStatus.Disputed => DecideBy, _ => null };
}

/// <summary>The same rows as a table.</summary>
public sealed record ExportReturns(ListReturns Query) : IRequest<ExportedSheet>;

internal sealed class ListReturnsHandler(MarketDb db, ICurrentUser user, TimeProvider clock, Words words) : IRequestHandler<ListReturns, ReturnsPage>, IRequestHandler<ExportReturns, ExportedSheet>
{
    private static readonly string[] Columns = ["退货单号", "订单号", "采购单位", "供应商", "退货原因", "申请日期", "状态", "退货金额"];

    public async Task<ReturnsPage> Handle(ListReturns query, CancellationToken ct) =>
        new(query, await Rows(query).Page(query.Page, ct), await db.Returns.VisibleTo(user).CountAsync(r => r.OpenOrderId != null, ct), clock.Today());

    public async Task<ExportedSheet> Handle(ExportReturns request, CancellationToken ct)
    {
        var rows = await Rows(request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([.. Columns.Select(column => words[column])], rows.Select(r => (IReadOnlyList<object?>)[r.Number, r.Order, r.Buyer ?? words["个人买家"], r.Supplier, words.Of(r.Cause), r.AskedOn, words.Of(r.Status), r.Amount.Yuan]));
    }

    private IQueryable<ReturnListRow> Rows(ListReturns query)
    {
        var own = user.OrganisationId;
        var rows = from returned in db.Returns.AsNoTracking().VisibleTo(user)
                   join order in db.Orders on returned.OrderId equals order.Id
                   join buyer in db.Organisations on returned.BuyerId equals buyer.Id
                   join supplier in db.Organisations on returned.SupplierId equals supplier.Id
                   select new { returned, order, buyer, supplier };
        if (query.Status is { } status) rows = rows.Where(r => r.returned.Status == status);
        if (query.Open) rows = rows.Where(r => r.returned.OpenOrderId != null);
        if (query.Q?.Trim() is { Length: > 0 } q) rows = rows.Where(r => r.returned.Number.Contains(q) || r.order.Number.Contains(q) || r.supplier.Name.Contains(q) || r.buyer.Kind != OrganisationKind.Person && r.buyer.Name.Contains(q));
        return rows.OrderByDescending(r => r.returned.Number).Select(r => new ReturnListRow(r.returned.Number, r.order.Number, r.buyer.Kind == OrganisationKind.Person && r.buyer.Id != own && r.supplier.Id != own ? null : r.buyer.Name, r.supplier.Name,
            r.returned.Cause, r.returned.AskedOn, r.returned.Status, r.returned.AnswerBy, r.returned.DisputeBy, r.returned.DecideBy, r.returned.Amount));
    }
}
