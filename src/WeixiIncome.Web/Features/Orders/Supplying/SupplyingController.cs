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

    [HttpGet("ship")]
    public Task<IActionResult> Shipping(string number) => Show(new ShowShipping(number), "Shipping");

    [HttpPost("ship")]
    public Task<IActionResult> Ship(ShipOrder form) => form.Lines is null ? Act(form.Number, "ship", form, "已发货，验收人会收到通知。")
        : Do(form, _ => $"/orders/{form.Number}", "已发货，验收人会收到通知。", () => Show(new ShowShipping(form.Number, form), "Shipping"));

    [HttpPost("end-shipping")]
    public Task<IActionResult> EndShipping(EndShipping form) => Act(form.Number, "end-shipping", form, "已结束发货，按实收结算。");

    [HttpPost("received-back")]
    public Task<IActionResult> ReceiveBack(ReceiveBack form) => Act(form.Number, $"back-{form.ShipmentLineId}", form, "退回的货已登记。");

    [HttpGet("/supply/loading")]
    public Task<IActionResult> Loading(DateOnly? day) => Show(new ShowLoading(day), "Loading");
}
