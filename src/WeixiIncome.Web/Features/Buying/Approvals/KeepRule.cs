using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>A rule of the unit's approval matrix is added after the others, or changed.</summary>
/// <param name="Approvers">In their order; empty places are left out.</param>
public sealed record KeepRule(
    Guid? Id, Guid FormKey, long? Version,
    [Required, StringLength(60), Display(Name = "规则名称")] string? Name,
    [Display(Name = "起点金额")] decimal? From,
    [Display(Name = "品类")] Guid? CategoryId,
    [StringLength(30), Display(Name = "预算项目")] string? BudgetCode,
    [Required, Display(Name = "审批方式")] ApprovalMode? Mode,
    [Display(Name = "审批人")] Guid?[]? Approvers) : ICommand<Guid>, IOnce;

internal sealed class KeepRuleHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<KeepRule, Guid>
{
    public async Task<Guid> Handle(KeepRule form, CancellationToken ct)
    {
        var (unit, by, now) = (user.OrganisationId!.Value, user.MemberId!.Value, clock.Now());
        var terms = new ApprovalTerms(form.Name!, Money.Typed(form.From ?? 0, nameof(form.From)), form.CategoryId, form.BudgetCode, form.Mode!.Value, [.. (form.Approvers ?? []).OfType<Guid>()]);
        await Check(terms, unit, ct);
        if (form.Id is { } id)
        {
            var rule = await db.RulesOf(unit).Where(r => r.Id == id).OrNotThere(ct);
            rule.Expect(form.Version);
            rule.Revise(terms, by, now);
        }
        else db.ApprovalRules.Add(new ApprovalRule(unit, await db.RulesOf(unit).MaxAsync(r => (int?)r.Position, ct) + 1 ?? 1, terms, by, now));
        await db.SaveChangesAsync(ct);
        return unit;
    }

    /// <summary>Only those who approve in the unit can be named, only its own budget lines and real kinds of goods.</summary>
    private async Task Check(ApprovalTerms terms, Guid unit, CancellationToken ct)
    {
        var holders = await db.ApproversOf(unit, clock.Today()).Select(a => a.Id).ToListAsync(ct);
        if (terms.Approvers.Any(a => !holders.Contains(a))) throw new RuleBroken("审批人必须是本单位在岗的审批人，请先在“同事与岗位”里设岗位。") { Field = "Approvers" };
        if (terms.CategoryId is { } category && !await db.Categories.AnyAsync(c => c.Id == category, ct)) throw new RuleBroken("没有这个品类，请重新选择。") { Field = "CategoryId" };
        if (!string.IsNullOrWhiteSpace(terms.BudgetCode) && terms.BudgetCode.Trim().ToUpperInvariant() is var code && !await db.BudgetLines.AnyAsync(l => l.UnitId == unit && l.Code == code, ct))
            throw new RuleBroken("没有这个预算项目，请重新选择。") { Field = "BudgetCode" };
    }
}
