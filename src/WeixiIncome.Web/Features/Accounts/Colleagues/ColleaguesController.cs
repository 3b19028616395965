using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>The people of one's own organisation.</summary>
[Authorize]
[Route("/account/colleagues")]
public sealed class ColleaguesController(IMediator mediator) : MarketController(mediator)
{
    private const string Home = "/account/colleagues";

    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListColleagues(), "Index");

    [HttpPost("invite")]
    public Task<IActionResult> Invite(InviteColleague form) => Do(form, invited => View("Invited", invited), Index);

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(WithdrawInvitation form) => Do(form, _ => Home, "邀请已撤回。", Index);

    [HttpPost("give"), EnableRateLimiting(AccountsModule.Doors)]
    public Task<IActionResult> Give(GivePost form) => Do(form, _ => Home, "岗位已设好。", Index);

    [HttpPost("end")]
    public Task<IActionResult> End(EndPost form) => Do(form, _ => Home, "岗位已结束，权限立即失效。", Index);

    [HttpPost("reset-code")]
    public Task<IActionResult> ResetCode(IssueResetCode form) => Do(form, issued => View("_Code", issued), Index);
}
