using MediatR;
using Microsoft.AspNetCore.Mvc;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>A unit's approval matrix and substitutes, kept by its approvers.</summary>
[For(MarketRole.Approver)]
[Route("/approvals")]
public sealed class RulesController(IMediator mediator) : MarketController(mediator)
{
    [HttpGet("rules")]
    public Task<IActionResult> Rules() => Show(new ListRules());

    [HttpGet("rules/new")]
    public Task<IActionResult> New() => Show(new ShowRuleForm(null), "RuleForm");

    [HttpPost("rules/new")]
    public Task<IActionResult> New(KeepRule form) => Keep(form with { Id = null });

    [HttpGet("rules/{id:guid}")]
    public Task<IActionResult> Rule(Guid id) => Show(new ShowRuleForm(id), "RuleForm");

    [HttpPost("rules/{id:guid}")]
    public Task<IActionResult> Rule(KeepRule form) => Keep(form);

    [HttpPost("rules/{id:guid}/move")]
    public Task<IActionResult> Move(MoveRule form) => Do(form, _ => "/approvals/rules", "顺序已调整。", () => Show(new ListRules(), "Rules"));

    [HttpPost("rules/{id:guid}/end")]
    public Task<IActionResult> End(EndRule form) => Do(form, _ => "/approvals/rules", "规则已停用；已提交的订单仍按原来的审批人。", () => Show(new ListRules(), "Rules"));

    [HttpGet("absence")]
    public Task<IActionResult> Absence() => Show(new ListAbsences());

    [HttpPost("absence")]
    public Task<IActionResult> Absence(EnterAbsence form) => Do(form, _ => "/approvals/absence", "代理已登记。", () => Show(new ListAbsences(form), "Absence"));

    [HttpPost("absence/{id:guid}/end")]
    public Task<IActionResult> EndAbsence(EndAbsence form) => Do(form, _ => "/approvals/absence", "代理已结束。", () => Show(new ListAbsences(), "Absence"));

    private Task<IActionResult> Keep(KeepRule form) => Do(form, _ => "/approvals/rules", "审批规则已保存。", () => Show(new ShowRuleForm(form.Id, form), "RuleForm"));
}
