using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Listing;

/// <summary>The offers of an own product and their stock.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/products/{number}/offers")]
public sealed class OffersController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("new")]
    public Task<IActionResult> New(string number) => Show(new ShowOfferForm(number), "Offer");

    [HttpPost("new")]
    public Task<IActionResult> New(string number, KeepOffer form) =>
        Do(form with { Number = number, OfferId = null }, _ => $"/supply/products/{number}", "规格已添加。", () => Again(new ShowOfferForm(number, null, form)));

    [HttpGet("{offerId:guid}")]
    public Task<IActionResult> Offer(string number, Guid offerId) => Show(new ShowOfferForm(number, offerId), "Offer");

    [HttpPost("{offerId:guid}")]
    public Task<IActionResult> Offer(string number, Guid offerId, KeepOffer form) =>
        Do(form with { Number = number, OfferId = offerId }, _ => $"/supply/products/{number}", "规格已保存。", () => Again(new ShowOfferForm(number, offerId, form)));

    [HttpPost("{offerId:guid}/open")]
    public Task<IActionResult> Open(string number, Guid offerId, bool isOpen) =>
        Do(new OpenOffer(number, offerId, isOpen), open => Done(open ? "规格已恢复销售。" : "规格已停售。", $"/supply/products/{number}"), () => Again(new ShowOfferForm(number, offerId)));

    [HttpPost("{offerId:guid}/stock")]
    public Task<IActionResult> Stock(string number, Guid offerId, ChangeStock form) =>
        Do(form with { Number = number, OfferId = offerId },
            moved => Done(moved.Delta.BaseQuantity >= 0 ? "库存增加 {0}，现有 {1}。" : "库存减少 {0}，现有 {1}。", [moved.Size, moved.Now], $"/supply/products/{number}/offers/{offerId}"),
            () => Again(new ShowOfferForm(number, offerId)));

    private Task<IActionResult> Again(ShowOfferForm query)
    {
        ModelState.Remove(nameof(KeepOffer.Version));
        return Show(query, "Offer");
    }
}
