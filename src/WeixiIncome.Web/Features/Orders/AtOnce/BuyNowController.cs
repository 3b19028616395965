using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.AtOnce;

/// <summary>For individuals: from a product to its order on one page.</summary>
[For(MarketRole.Individual), Route("/buy/{offerId:guid}")]
public sealed class BuyNowController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(Guid offerId, decimal? quantity) => Show(new ShowBuyNow(offerId, quantity), "BuyNow");

    [HttpPost("")]
    public Task<IActionResult> Buy(BuyNow form) => Do(form, _ => LocalRedirect($"/orders/placed/{form.FormKey}"), () =>
    {
        // The price is shown anew: that is what the next post agrees to.
        ModelState.Remove(nameof(BuyNow.SeenPrice));
        return Show(new ShowBuyNow(form.OfferId, form.Quantity, form), "BuyNow");
    });
}
