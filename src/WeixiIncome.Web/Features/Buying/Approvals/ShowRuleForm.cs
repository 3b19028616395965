using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Approvals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Approvals;

/// <summary>The form for a rule: empty, with what stands, or with what was typed.</summary>
public sealed record ShowRuleForm(Guid? Id, KeepRule? Typed = null) : IRequest<RuleFormPage>;

/// <summary>The form's page.</summary>
/// <param name="Approvers">Who can be named: those who approve in the unit today.</param>
public sealed record RuleFormPage(KeepRule Form, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Budgets, IReadOnlyList<SelectListItem> Approvers);

internal sealed class ShowRuleFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowRuleForm, RuleFormPage>
{
    public async Task<RuleFormPage> Handle(ShowRuleForm query, CancellationToken ct)
    {
        var unit = user.OrganisationId!.Value;
        var rule = query.Id is { } id ? await db.RulesOf(unit).AsNoTracking().Where(r => r.Id == id).OrNotThere(ct) : null;
        var form = query.Typed ?? (rule is null ? new(null, Guid.CreateVersion7(), null, null, null, null, null, ApprovalMode.InOrder, null)
            : new(rule.Id, Guid.CreateVersion7(), rule.Version, rule.Name, rule.From.Yuan, rule.CategoryId, rule.BudgetCode, rule.Mode, [.. rule.Course.Approvers]));
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => new Choice(c.Id, c.Name)).ToChoices(ct);
        var lines = await db.BudgetLines.Where(l => l.UnitId == unit).OrderByDescending(l => l.Year).ThenBy(l => l.Code).Select(l => new { l.Code, l.Name }).ToListAsync(ct);
        var approvers = await db.ApproversOf(unit, clock.Today()).ToListAsync(ct);
        return new(form with { Version = rule?.Version }, categories, [.. lines.DistinctBy(l => l.Code).Select(l => new SelectListItem($"{l.Code} {l.Name}", l.Code))],
            [.. approvers.Select(a => new SelectListItem(a.Name, a.Id.ToString()))]);
    }
}
