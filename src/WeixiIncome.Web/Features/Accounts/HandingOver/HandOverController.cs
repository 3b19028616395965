using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.HandingOver;

/// <summary>A colleague's posts go to a successor.</summary>
[Authorize, Route("/account/colleagues/{memberId:guid}/hand-over")]
public sealed class HandOverController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(Guid memberId) => Show(new ShowHandOver(memberId), "HandOver");

    [HttpPost(""), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> HandOver(HandOverPosts form) => Do(form, answer => answer.Until is { } until
            ? View("/Features/Accounts/Colleagues/Invited.cshtml", new Invited(answer.Successor!, until, answer.Code))
            : Done("岗位已交接给{0}，原来的权限立即失效。", [answer.Successor], "/account/colleagues"),
        () => Show(new ShowHandOver(form.MemberId, form), "HandOver"));
}
