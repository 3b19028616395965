using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations.Answering;

/// <summary>A supplier finds requests and answers them, sealed until the deadline.</summary>
[For(MarketRole.CooperativeClerk), Route("/supply/quotations")]
public sealed class AnsweringController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListRequests query) => Show(query, "Requests");

    [HttpGet("{number}")]
    public Task<IActionResult> One(string number) => Show(new ShowRequest(number), "Request");

    [HttpPost("{number}/bid")]
    public Task<IActionResult> HandIn(HandInBid form) =>
        Do(form, _ => $"/supply/quotations/{form.Number}", "报价已密封提交，截止之前可以修改。", () => Show(new ShowRequest(form.Number, form), "Request"));

    [HttpPost("{number}/bid/withdraw")]
    public Task<IActionResult> Withdraw(WithdrawBid form) =>
        Do(form, _ => $"/supply/quotations/{form.Number}", "报价已撤回。", () => Show(new ShowRequest(form.Number), "Request"));
}
