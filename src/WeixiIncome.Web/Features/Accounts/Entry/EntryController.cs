using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Entry;

/// <summary>The door: in, out, and in which language.</summary>
[AllowAnonymous]
public sealed class EntryController(IMediator mediator) : MarketController(mediator)
{
    private static readonly string[] Languages = ["zh-CN", "en"];

    [HttpGet("/account/sign-in")]
    public IActionResult SignIn(string? returnUrl) => View(new SignIn(null, null, false, returnUrl));

    [HttpPost("/account/sign-in"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> SignIn(SignIn form) => Do(form,
        answer => answer.NeedsCode ? RedirectToAction(nameof(Code), new { form.ReturnUrl }) : LocalRedirect(Local(form.ReturnUrl)),
        () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("/account/sign-in/code")]
    public async Task<IActionResult> Code(string? returnUrl) =>
        await Mediator.Send(new AwaitsCode(), HttpContext.RequestAborted) ? View(new GiveCode(null, returnUrl)) : RedirectToAction(nameof(SignIn), new { returnUrl });

    [HttpPost("/account/sign-in/code"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Code(GiveCode form) => Do(form, _ => LocalRedirect(Local(form.ReturnUrl)), () => Task.FromResult<IActionResult>(View(form)));

    [HttpPost("/account/sign-out")]
    public Task<IActionResult> Leave() => Do(new SignOut(), _ => Done("已退出登录。", "/"), () => Task.FromResult<IActionResult>(LocalRedirect("/")));

    [HttpGet("/account/reset")]
    public IActionResult Reset(string? name) => View(new ResetPassword(name, null, null));

    [HttpPost("/account/reset"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Reset(ResetPassword form) =>
        Do(form, _ => "/account/sign-in", "新密码已生效，请登录。", () => Task.FromResult<IActionResult>(View(form)));

    /// <summary>The language is the person's own choice, kept for a year.</summary>
    [HttpPost("/account/language")]
    public IActionResult Language(string? culture, string? returnUrl)
    {
        if (Languages.Contains(culture))
            Response.Cookies.Append("lang", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture!)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = Request.IsHttps });
        return LocalRedirect(WithoutLanguage(Local(returnUrl)));
    }

    private string Local(string? address) => Url.IsLocalUrl(address) ? address : "/";

    /// <summary>A language named in the address would go before the chosen one.</summary>
    private static string WithoutLanguage(string address)
    {
        var at = address.IndexOf('?', StringComparison.Ordinal);
        if (at < 0) return address;
        var query = QueryHelpers.ParseQuery(address[at..]).Where(part => part.Key is not ("culture" or "ui-culture"));
        return QueryHelpers.AddQueryString(address[..at], query);
    }
}
