using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Supplying;

/// <summary>What a supplier's clerk does with an order.</summary>
[For(MarketRole.CooperativeClerk)]
[Route("orders/{number}")]
public sealed class SupplyingController(IMediator mediator) : OrderActs(mediator)
{
    [HttpPost("confirm")]
    public Task<IActionResult> Confirm(ConfirmOrder form) => Act(form.Number, "confirm", form, "已接单，请按送货日期备货。");

    [HttpPost("decline")]
    public Task<IActionResult> Decline(DeclineOrder form) => Act(form.Number, "decline", form, "已谢绝，采购方会收到通知。");

    [HttpPost("ship")]
    public Task<IActionResult> Ship(ShipOrder form) => Act(form.Number, "ship", form, "已发货，验收人会收到通知。");
}
