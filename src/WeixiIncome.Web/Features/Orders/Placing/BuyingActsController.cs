using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>What those who order may do with an order later.</summary>
[For(MarketRole.Buyer, MarketRole.Individual)]
[Route("orders/{number}")]
public sealed class BuyingActsController(IMediator mediator) : OrderActs(mediator)
{
    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(CancelOrder form) => Act(form.Number, "cancel", form, "订单已取消，库存已退回。");

    [HttpPost("again")]
    public Task<IActionResult> Again(OrderAgain form) => Do(form, refilled =>
    {
        if (refilled.Changes.Count > 0) TempData["Changes"] = refilled.Changes.ToArray();
        return Done("上次的 {0} 种产品已放入购物车，请核对数量和价格。", [refilled.Put], "/cart");
    }, () => Show(new ShowOrder(form.Number), "Order"));

    [HttpPost("list")]
    public Task<IActionResult> List(AddOrderToList form) => Do(form, id => $"/lists/{id}", "已加入清单。", () => Show(new ShowOrder(form.Number), "Order"));
}
