using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>How far the plan's goals are. The totals are public; the entries behind them are for those who watch over the area.</summary>
[Route("/oversight/goals")]
public sealed class GoalsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet(""), AllowAnonymous]
    public Task<IActionResult> Index(int? year, string? area) => Show(new ShowGoals(year, area), "Goals");

    [HttpGet("new"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> New(int? year) => Show(new ShowGoalForm(year), "GoalForm");

    [HttpPost("new"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> New(EnterGoal command) =>
        Do(command, year => $"/oversight/goals?year={year}", "目标已保存。", () => Show(new ShowGoalForm(command.Year, command), "GoalForm"));
}
