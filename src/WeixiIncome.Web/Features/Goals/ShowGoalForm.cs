using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Goals;

/// <summary>The form for a year's goal: empty, with what stands, or with what was typed.</summary>
public sealed record ShowGoalForm(int? Year, EnterGoal? Typed = null) : IRequest<GoalFormPage?>;

/// <param name="Version">The newest, so that who typed against an older one is told once.</param>
public sealed record GoalFormPage(EnterGoal Form, long? Version);

internal sealed class ShowGoalFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowGoalForm, GoalFormPage?>
{
    public async Task<GoalFormPage?> Handle(ShowGoalForm request, CancellationToken cancellationToken)
    {
        if (!EnterGoal.MayBy(user)) return null;
        var year = request.Year ?? clock.Today().Year;
        var goal = await db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.AreaCode == Area.Weixi && g.Year == year, cancellationToken);
        if (request.Typed is not null) return new(request.Typed, request.Typed.Version is null ? null : goal?.Version);
        if (goal?.IsPlan == true) return null;
        return goal is null
            ? new(new(Guid.CreateVersion7(), null, year, null, null, null, null, null, null), null)
            : new(new(Guid.CreateVersion7(), goal.Version, year, goal.Floor.Yuan, goal.Stretch?.Yuan, goal.SourceDocument, goal.DocumentNumber, goal.Clause, goal.Wording), goal.Version);
    }
}
