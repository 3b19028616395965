using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>The form for a budget line: empty, with what stands, or with what was typed.</summary>
/// <param name="Id">The line that is amended; none for a new one.</param>
public sealed record ShowBudgetForm(Guid? Id, int? Year = null, BudgetTyped? Typed = null) : IRequest<BudgetFormPage>;

/// <summary>The form's page.</summary>
/// <param name="Line">What is amended.</param>
public sealed record BudgetFormPage(BudgetTyped Form, BudgetLine? Line, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Approvers);

internal sealed class ShowBudgetFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowBudgetForm, BudgetFormPage>
{
    public async Task<BudgetFormPage> Handle(ShowBudgetForm query, CancellationToken ct)
    {
        var line = query.Id is { } id ? await db.OwnBudget(id, user, ct) : null;
        var form = query.Typed ?? (line is null
            ? new(Guid.CreateVersion7(), null, query.Year ?? clock.Today().Year, null, null, [Purpose.Canteen], null, null, null, null)
            : new(Guid.CreateVersion7(), line.Version, line.Year, line.Code, line.Name, [.. line.Purposes], line.CategoryId, line.MayExceedId, line.Amount.Yuan, null));
        var categories = await db.Categories.OrderBy(c => c.Position).Select(c => new Choice(c.Id, c.Name)).ToChoices(ct);
        var approvers = await db.ApproversOf(user.OrganisationId!.Value, clock.Today()).ToListAsync(ct);
        // Whoever typed against an older state is told once, and then writes over the newest.
        return new(line is null ? form : form with { Year = line.Year, Code = line.Code, Version = line.Version }, line, categories, [.. approvers.Select(a => new SelectListItem(a.Name, a.Id.ToString()))]);
    }
}
