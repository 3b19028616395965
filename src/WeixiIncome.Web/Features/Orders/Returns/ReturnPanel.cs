using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>The returns of one order inside its page: @await Component.InvokeAsync("ReturnPanel", new { order }).</summary>
[ViewComponent(Name = "ReturnPanel")]
public sealed class ReturnPanel(IMediator mediator) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Order order)
    {
        if (order.Status != OrderStatus.Accepted) return Content("");
        return View("/Features/Orders/Returns/ReturnPanel.cshtml", await mediator.Send(new ShowReturnsOfOrder(order.Id, order.Number, order.AcceptedOn), HttpContext.RequestAborted));
    }
}

/// <summary>What came back of an order, and whether more may be asked for.</summary>
public sealed record ShowReturnsOfOrder(Guid OrderId, string Number, DateOnly? AcceptedOn) : IRequest<ReturnsOfOrder>;

/// <summary>The panel.</summary>
public sealed record ReturnsOfOrder(string Order, IReadOnlyList<(string Number, ReturnStatus Status, DateOnly AskedOn, Money Amount)> Rows, bool MayAsk, DateOnly? LastDay);

internal sealed class ShowReturnsOfOrderHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowReturnsOfOrder, ReturnsOfOrder>
{
    public async Task<ReturnsOfOrder> Handle(ShowReturnsOfOrder query, CancellationToken ct)
    {
        var rows = await db.Returns.AsNoTracking().VisibleTo(user).Where(r => r.OrderId == query.OrderId).OrderBy(r => r.Number).Select(r => new { r.Number, r.Status, r.AskedOn, r.Amount, r.OpenOrderId }).ToListAsync(ct);
        var last = query.AcceptedOn?.AddDays(GoodsReturn.DaysToAsk);
        var buys = user.Has(MarketRole.Buyer, MarketRole.Receiver, MarketRole.Treasurer, MarketRole.Individual) && await db.Orders.AnyAsync(o => o.Id == query.OrderId && o.BuyerId == user.OrganisationId, ct);
        return new(query.Number, [.. rows.Select(r => (r.Number, r.Status, r.AskedOn, r.Amount))], buys && last >= clock.Today() && rows.TrueForAll(r => r.OpenOrderId is null), last);
    }
}
