using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Accepting;

/// <summary>At the gate, on a phone: what came, line by line, and the second signature.</summary>
[For(MarketRole.Receiver, MarketRole.Individual)]
[Route("orders/{number}/acceptance")]
public sealed class AcceptanceController(IMediator mediator) : OrderActs(mediator)
{
    [HttpGet]
    public Task<IActionResult> Acceptance(string number) => Show(new ShowAcceptance(number));

    [HttpPost]
    public Task<IActionResult> Inspect(InspectOrder form) =>
        Do(form, _ => $"/orders/{form.Number}", "验收已登记。", () => Show(new ShowAcceptance(form.Number, form), "Acceptance"));

    [HttpPost("countersign"), For(MarketRole.Receiver)]
    public Task<IActionResult> Countersign(CountersignOrder form) =>
        Do(form, _ => $"/orders/{form.Number}", "验收完成，财务和供应商会收到通知。", () => Show(new ShowAcceptance(form.Number), "Acceptance"));

    [HttpPost("reopen"), For(MarketRole.Receiver)]
    public Task<IActionResult> Reopen(ReopenInspection form) =>
        Do(form, _ => $"/orders/{form.Number}/acceptance", "已退回登记，请重新逐行填写。", () => Show(new ShowAcceptance(form.Number), "Acceptance"));
}
