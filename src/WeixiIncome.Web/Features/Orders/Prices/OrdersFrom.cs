using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Prices;

/// <summary>The orders that came of a comparison or of a request for quotation, inside its page.</summary>
[ViewComponent(Name = "OrdersFrom")]
public sealed class OrdersFrom(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid? comparisonId, Guid? quotationId) =>
        View("/Features/Orders/Prices/OrdersFrom.cshtml", await mediator.Send(new ListOrdersFrom(comparisonId, quotationId), HttpContext.RequestAborted));
}

/// <summary>Orders behind which a comparison or a request stands, as far as the person may see them.</summary>
public sealed record ListOrdersFrom(Guid? ComparisonId, Guid? QuotationId) : IRequest<IReadOnlyList<OrderFromRow>>;

/// <summary>One of them.</summary>
public sealed record OrderFromRow(string Number, string Supplier, Money Total, OrderStatus Status);

internal sealed class ListOrdersFromHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ListOrdersFrom, IReadOnlyList<OrderFromRow>>
{
    public async Task<IReadOnlyList<OrderFromRow>> Handle(ListOrdersFrom query, CancellationToken ct) =>
        await db.Orders.AsNoTracking().VisibleTo(user)
            .Where(o => query.QuotationId != null && o.QuotationId == query.QuotationId || query.ComparisonId != null && o.Lines.Any(l => l.ComparisonId == query.ComparisonId))
            .OrderBy(o => o.Number).Take(50)
            .Join(db.Organisations, o => o.SupplierId, s => s.Id, (o, s) => new OrderFromRow(o.Number, s.Name, o.Total, o.Status)).ToListAsync(ct);
}
