using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>All accounts, for the market's administrators.</summary>
[For(MarketRole.Administrator)]
[Route("/admin/members")]
public sealed class MembersController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListMembers query) => Show(query, "Index");

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowMember(id), "One");

    [HttpPost("{memberId:guid}/suspend")]
    public Task<IActionResult> Suspend(SuspendMember form) => Do(form, _ => $"/admin/members/{form.MemberId}", "账号已停用，一分钟内退出登录。", () => One(form.MemberId));

    [HttpPost("{memberId:guid}/resume")]
    public Task<IActionResult> Resume(ResumeMember form) => Do(form, _ => $"/admin/members/{form.MemberId}", "账号已恢复。", () => One(form.MemberId));

    [HttpPost("{memberId:guid}/second-factor")]
    public Task<IActionResult> SecondFactor(TurnOffSecondFactor form) => Do(form, _ => $"/admin/members/{form.MemberId}", "两步验证已关闭。", () => One(form.MemberId));

    [HttpPost("{memberId:guid}/end-post")]
    public Task<IActionResult> End(EndPost form, Guid memberId) => Do(form, _ => $"/admin/members/{memberId}", "岗位已结束，权限立即失效。", () => One(memberId));

    [HttpPost("{memberId:guid}/reset-code")]
    public Task<IActionResult> ResetCode(IssueResetCode form) => Do(form, code =>
    {
        ViewData["Back"] = $"/admin/members/{form.MemberId}";
        return View("_Code", code);
    }, () => One(form.MemberId));
}
