using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Awarding;

/// <summary>An approver awards a request for quotation; the orders follow.</summary>
[Route("/quotations/{number}")]
public sealed class AwardingController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("award"), For(MarketRole.Approver)]
    public Task<IActionResult> Award(string number) => Show(new ShowAward(number));

    [HttpPost("award"), For(MarketRole.Approver)]
    public Task<IActionResult> Award(AwardQuotation form) => Do(form, outcome => Placed(outcome, form.Number), () => Show(new ShowAward(form.Number, form)));

    /// <summary>Tries the orders again that could not be placed.</summary>
    [HttpPost("orders"), For(MarketRole.Approver, MarketRole.Buyer)]
    public Task<IActionResult> Orders(string number, DateOnly? deliverOn) =>
        Do(new PlaceAwarded(number, null, deliverOn), outcome => Placed(outcome, number), () => Task.FromResult(Unclear(number)));

    private IActionResult Unclear(string number)
    {
        TempData["DoneTone"] = "bad";
        return Done("送货日期无法识别，请重新填写。", $"/quotations/{number}");
    }

    private IActionResult Placed(AwardOutcome outcome, string number)
    {
        if (outcome.NotPlaced > 0) TempData["DoneTone"] = "warn";
        return outcome.NotPlaced == 0
            ? Done("已定标，并向 {0} 家供应商下单。", [outcome.Orders.Count], $"/quotations/{number}")
            : Done("已向 {0} 家供应商下单；另有 {1} 家没有下成，原因见定标结果。", [outcome.Orders.Count, outcome.NotPlaced], $"/quotations/{number}");
    }
}
