using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Where the link of an invitation leads.</summary>
[AllowAnonymous]
[Route("/account/invitation/{code}")]
public sealed class InvitationController(IMediator mediator) : MarketController(mediator)
{
    public static string Address(string code) => $"/account/invitation/{code}";

    [HttpGet(""), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Index(string code) => Show(new ShowInvitation(code), "Invitation");

    [HttpPost(""), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Accept(AcceptInvitation form, string code) => Do(form, _ => "/account", "欢迎！岗位已生效。", () => Index(code));
}
