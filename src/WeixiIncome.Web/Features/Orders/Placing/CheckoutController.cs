using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>From the cart to one order per supplier.</summary>
[For(MarketRole.Buyer, MarketRole.Individual)]
public sealed class CheckoutController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/cart/checkout")]
    public async Task<IActionResult> Checkout()
    {
        var page = await Mediator.Send(new ShowCheckout(), HttpContext.RequestAborted);
        return page.Suppliers.Count == 0 ? LocalRedirect("/cart") : View(page);
    }

    [HttpPost("/cart/checkout")]
    public Task<IActionResult> Checkout(PlaceOrder form) =>
        Do(form, _ => LocalRedirect($"/orders/placed/{form.FormKey}"), async () =>
        {
            // The page is shown anew with what the cart holds now: that is what the next post is compared with.
            ModelState.Remove(nameof(PlaceOrder.Shown));
            return View(await Mediator.Send(new ShowCheckout(form), HttpContext.RequestAborted));
        });

    [HttpGet("/orders/placed/{formKey:guid}")]
    public Task<IActionResult> Placed(Guid formKey) => Show(new ShowPlaced(formKey));
}
