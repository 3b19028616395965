using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Applications;

/// <summary>The offices' desk for suppliers that want to join.</summary>
[For(MarketRole.TownshipOfficer, MarketRole.CountySupervisor, MarketRole.Administrator)]
[Route("/oversight/applications")]
public sealed class ApplicationsController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListApplications query) => Show(query, "Index");

    [HttpGet("{id:guid}")]
    public Task<IActionResult> One(Guid id) => Show(new ShowApplication(id), "One");

    [HttpPost("{id:guid}/check"), For(MarketRole.TownshipOfficer)]
    public Task<IActionResult> Check(CheckApplication form) => Step(form, form.Id, "核查已通过，已转县级推荐。");

    [HttpPost("{id:guid}/recommend"), For(MarketRole.CountySupervisor)]
    public Task<IActionResult> Recommend(RecommendApplication form) => Step(form, form.Id, "已推荐，等待另一位主管批准。");

    [HttpPost("{id:guid}/approve"), For(MarketRole.CountySupervisor, MarketRole.Administrator)]
    public Task<IActionResult> Approve(ApproveApplication form) => Step(form, form.Id, "已批准入驻。");

    [HttpPost("{id:guid}/return")]
    public Task<IActionResult> Return(ReturnApplication form) => Step(form, form.Id, "已退回申请人。");

    private Task<IActionResult> Step(ICommand<bool> command, Guid id, string sentence) => Do(command, _ => $"/oversight/applications/{id}", sentence, () => One(id));
}
