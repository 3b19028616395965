using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Households.Standards;

/// <summary>Kept by the county, read by its officers.</summary>
[Route("/households/standards"), For(MarketRole.VillageOfficer, MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
public sealed class StandardsController(IMediator mediator) : MarketController(mediator)
{
    private const string Address = "/households/standards";

    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ShowStandards(), "Standards");

    [HttpPost("norms"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Norm(KeepYieldNorm form) => Act("norm", form, "单产上限已保存。");

    [HttpPost("lines"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Line(KeepMonitoringLine form) => Act("line", form, "监测收入线已保存。");

    private Task<IActionResult> Act(string act, IRequest<bool> form, string sentence) => Do(form, _ => Address, sentence, () =>
    {
        ViewData["Act"] = act;
        return Index();
    });
}
