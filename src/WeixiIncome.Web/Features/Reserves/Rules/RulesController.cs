using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Rules;

/// <summary>Floors, deadlines and union demand by area and year.</summary>
[Authorize, Route("/reserve/rules")]
public sealed class RulesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index() => Show(new ListRules(), "Rules");

    [HttpGet("new"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> New() => Show(new ShowRuleForm(), "Rule");

    [HttpGet("{id:guid}"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> One(Guid id) => Show(new ShowRuleForm(id), "Rule");

    [HttpPost("keep"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Keep(KeepRule form) => Do(form, _ => "/reserve/rules", "规则已保存。", () =>
    {
        ModelState.Remove(nameof(form.Version));
        return Show(new ShowRuleForm(null, form), "Rule");
    });
}
