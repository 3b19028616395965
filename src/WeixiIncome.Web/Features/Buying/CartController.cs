using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying;

/// <summary>The cart: what a person gathers over many suppliers.</summary>
[For(MarketRole.Buyer, MarketRole.Individual)]
[Route("cart")]
public sealed class CartController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet]
    public Task<IActionResult> Cart() => Show(new ShowCart());

    [HttpPost("add")]
    public Task<IActionResult> Add(AddToCart form) => Do(form, _ => "/cart", "已加入购物车。", () => Again(form.OfferId));

    [HttpPost("lines/{offerId:guid}")]
    public Task<IActionResult> Set(SetQuantity form) => Do(form, _ => "/cart", "数量已更新。", () => Again(form.OfferId));

    [HttpPost("lines/{offerId:guid}/remove")]
    public Task<IActionResult> Remove(RemoveFromCart form) => Do(form, _ => "/cart", "已移出购物车。", Cart);

    private Task<IActionResult> Again(Guid refused) => Show(new ShowCart(refused), "Cart");
}
