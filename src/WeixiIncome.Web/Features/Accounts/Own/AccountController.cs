using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>What a signed-in person settles for themselves.</summary>
[Authorize]
public sealed class AccountController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("/account")]
    public Task<IActionResult> Account() => Show(new ShowAccount(), "Account");

    [HttpPost("/account")]
    public Task<IActionResult> Profile(ChangeProfile form) => Do(form, _ => "/account", "已保存。", Account);

    [HttpPost("/account/organisation")]
    public Task<IActionResult> Choose(ChooseOrganisation form, string? returnUrl) =>
        Do(form, _ => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/"), Account);

    [HttpGet("/account/password")]
    public IActionResult Password() => View(new ChangePassword(null, null));

    [HttpPost("/account/password"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Password(ChangePassword form) =>
        Do(form, _ => "/account", "密码已修改，其他设备上的登录已失效。", () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("/account/mail/{code}")]
    public IActionResult Mail(string code) => View(new ConfirmMail(code));

    [HttpPost("/account/mail/{code}"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Mail(ConfirmMail form) => Do(form, _ => "/account", "邮箱已确认。", () => Task.FromResult<IActionResult>(View(form)));
}
