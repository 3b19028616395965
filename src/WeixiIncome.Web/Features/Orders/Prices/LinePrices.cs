using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Orders.Prices;

/// <summary>How an order's prices came about, inside its page: reference prices beside, the comparison or the request behind.</summary>
[ViewComponent(Name = "LinePrices")]
public sealed class LinePrices(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid orderId) =>
        View("/Features/Orders/Prices/LinePrices.cshtml", await mediator.Send(new ShowLinePrices(orderId), HttpContext.RequestAborted));
}

/// <summary>The prices of an order's lines; for the buyer's side and those who watch over it.</summary>
public sealed record ShowLinePrices(Guid OrderId) : IRequest<LinePricesPanel?>;

/// <summary>The panel.</summary>
/// <param name="Quotation">The request's number, where the order comes of its award.</param>
public sealed record LinePricesPanel(IReadOnlyList<LinePriceRow> Rows, string? Quotation);

/// <summary>A line's price with what it is held beside.</summary>
/// <param name="Comparison">The number of the comparison of quotes that chose it.</param>
public sealed record LinePriceRow(string Product, Money Price, Unit Unit, PriceBeside? Beside, string? Comparison);

internal sealed class ShowLinePricesHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowLinePrices, LinePricesPanel?>
{
    public async Task<LinePricesPanel?> Handle(ShowLinePrices query, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().VisibleTo(user).Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == query.OrderId, ct);
        if (order is null || order.SupplierId == user.OrganisationId && order.BuyerId != user.OrganisationId) return null;
        var (products, comparisons) = (order.Lines.Select(l => l.ProductId).ToList(), order.Lines.Select(l => l.ComparisonId).OfType<Guid>().ToList());
        var origins = await db.Products.Where(p => products.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.OriginAreaCode, ct);
        var numbers = await db.Comparisons.VisibleTo(user).Where(c => comparisons.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);
        // The prices of the weeks in which it was ordered, not of those in which the page is looked at.
        var book = await db.PriceBook(order.Lines.Select(l => l.CategoryId), BusinessDate.Of(order.PlacedAt), ct);
        var rows = order.Lines.Select(l => new LinePriceRow(l.ProductName, l.UnitPrice, l.Unit,
            book.Beside(l.CategoryId, l.ProductName, origins.GetValueOrDefault(l.ProductId, ""), l.Unit, l.UnitPrice), l.ComparisonId is { } id ? numbers.GetValueOrDefault(id) : null)).ToArray();
        var quotation = order.QuotationId is { } request ? await db.Quotations.VisibleTo(user).Where(q => q.Id == request).Select(q => q.Number).SingleOrDefaultAsync(ct) : null;
        return new(rows, quotation);
    }
}
