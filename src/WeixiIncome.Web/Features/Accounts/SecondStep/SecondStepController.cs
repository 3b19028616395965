using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.SecondStep;

/// <summary>One's own authenticator.</summary>
[Authorize]
[Route("/account/two-factor")]
public sealed class SecondStepController(IMediator mediator) : MarketController(mediator)
{
    private const string Home = "/account/two-factor";

    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ShowSecondFactor(), "Index");

    [HttpPost("begin")]
    public Task<IActionResult> Begin() => Do(new BeginSecondFactor(), _ => LocalRedirect(Home), Index);

    [HttpPost("enable"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Enable(EnableSecondFactor form) => Do(form, codes => View("Codes", codes), Index);

    [HttpPost("disable"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Disable(DisableSecondFactor form) => Do(form, _ => Home, "两步验证已关闭。", Index);

    [HttpPost("recovery-codes"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Codes(RenewRecoveryCodes form) => Do(form, codes => View("Codes", codes), Index);
}
