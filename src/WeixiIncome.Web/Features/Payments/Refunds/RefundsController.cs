using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Payments.Refunds;

/// <summary>Money back for returned goods, from the supplier's own account to the account that had paid.</summary>
[Route("/payments/{number}/refunds")]
public sealed class RefundsController(IMediator mediator) : MarketController(mediator)
{
    [HttpPost(""), For(MarketRole.Treasurer, MarketRole.CooperativeClerk)]
    public Task<IActionResult> Record(RecordRefund command) => Act("refund", command, command.Number, "退款已登记，等采购方确认收到。");

    [HttpPost("{refund:guid}/confirm"), For(MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Confirm(ConfirmRefund command) => Act("confirm-refund", command, command.Number, "已确认收到退款。");

    [HttpPost("{refund:guid}/deny"), For(MarketRole.Treasurer, MarketRole.Individual)]
    public Task<IActionResult> Deny(DenyRefund command) => Act("deny-refund", command, command.Number, "已告知供应商退款未收到。");

    private Task<IActionResult> Act(string act, ICommand<string> command, string number, string sentence) => Do(command, done => $"/payments/{done}", sentence, () =>
    {
        ViewData["Act"] = act;
        return Show(new ShowPayment(number), "/Features/Payments/Payment.cshtml");
    });
}
