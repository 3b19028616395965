using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Auditors;

/// <summary>Auditors are appointed by administrators and county supervisors.</summary>
[For(MarketRole.Administrator, MarketRole.CountySupervisor)]
[Route("/admin/auditors")]
public sealed class AuditorsController(IMediator mediator) : MarketController(mediator)
{
    private const string Home = "/admin/auditors";

    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListAuditors(), "Index");

    [HttpPost("")]
    public Task<IActionResult> Appoint(AppointAuditor form) => Do(form, appointed =>
    {
        ViewData["Back"] = Home;
        return appointed.Code is { } code ? View("_Code", code) : Done("任命已生效。", Home);
    }, Index);

    [HttpPost("end")]
    public Task<IActionResult> End(EndPost form) => Do(form, _ => Home, "岗位已结束，权限立即失效。", Index);
}
