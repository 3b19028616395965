using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Joining;

/// <summary>How suppliers and individuals come in by themselves.</summary>
[Authorize]
public sealed class JoiningController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/join"), AllowAnonymous]
    public IActionResult Join() => View(new ApplyToJoin(Guid.NewGuid(), OrganisationKind.Cooperative, null, null, null, null, null, null, null, null, null));

    [HttpPost("/join"), AllowAnonymous, EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Join(ApplyToJoin form) =>
        Do(form, _ => "/join/application", "申请已提交，乡镇核查后会在这里看到进展。", () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("/join/person"), AllowAnonymous]
    public IActionResult Person(string? returnUrl)
    {
        ViewData["ReturnUrl"] = returnUrl;
        return View(new SignUpAsPerson(Guid.NewGuid(), null, null, null, Domain.Areas.Area.Weixi, null));
    }

    [HttpPost("/join/person"), AllowAnonymous, EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Person(SignUpAsPerson form, string? returnUrl)
    {
        ViewData["ReturnUrl"] = returnUrl;
        return Do(form, _ => Url.IsLocalUrl(returnUrl) ? returnUrl : "/", "账号已开通，欢迎选购。", () => Task.FromResult<IActionResult>(View(form)));
    }

    [HttpGet("/join/application")]
    public Task<IActionResult> Application() => Show(new ShowMyApplication(), "Application");

    [HttpPost("/join/application")]
    public Task<IActionResult> Again(ApplyAgain form) => Do(form, _ => "/join/application", "已重新提交申请。", Application);
}
