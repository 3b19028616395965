using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders;

/// <summary>Acts on one order: each ends on the order's page, which also says what was refused and keeps what was typed.</summary>
public abstract class OrderActs(IMediator mediator) : MarketController(mediator)
{
    /// <param name="act">Which of the page's forms was posted.</param>
    protected Task<IActionResult> Act<TAnswer>(string number, string act, ICommand<TAnswer> command, string sentence) =>
        Do(command, _ => $"/orders/{number}", sentence, () =>
        {
            ViewData["Act"] = act;
            return Show(new ShowOrder(number), "Order");
        });
}
