using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Approvals;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>What is typed about a budget line, to open it and to amend it alike.</summary>
public sealed record BudgetTyped(Guid FormKey, long? Version, int? Year, string? Code, string? Name, Purpose[] Purposes, Guid? CategoryId, Guid? MayExceedId, decimal? Amount, string? Reason);

/// <summary>What was typed about a budget line, held against what there is.</summary>
internal static class BudgetForms
{
    /// <summary>The unit's own line, to be changed by those who keep its budget.</summary>
    public static Task<BudgetLine> OwnBudget(this MarketDb db, Guid id, ICurrentUser user, CancellationToken ct) =>
        db.BudgetLines.VisibleTo(user).Where(l => l.Id == id && l.UnitId == user.OrganisationId).OrNotThere(ct);

    /// <summary>The same, for a decision about its money: whoever saw it before is told, even where only the figures change.</summary>
    public static async Task<BudgetLine> BudgetToDecide(this MarketDb db, Guid id, ICurrentUser user, CancellationToken ct)
    {
        var line = await db.OwnBudget(id, user, ct);
        db.Entry(line).Property(l => l.Version).IsModified = true;
        return line;
    }

    /// <exception cref="RuleBroken">A kind of goods that is not there, or who may exceed does not approve in the unit.</exception>
    public static async Task<BudgetTerms> TermsOf(this MarketDb db, BudgetTyped typed, Guid unit, DateOnly today, CancellationToken ct)
    {
        if (typed.CategoryId is { } category && !await db.Categories.AnyAsync(c => c.Id == category, ct)) throw new RuleBroken("没有这个品类，请重新选择。") { Field = "CategoryId" };
        if (typed.MayExceedId is { } who && !await db.ApproversOf(unit, today).AnyAsync(a => a.Id == who, ct))
            throw new RuleBroken("可批准超额的人必须是本单位在岗的审批人。") { Field = "MayExceedId" };
        return new(typed.Code!, typed.Name!, typed.Purposes, typed.CategoryId, typed.MayExceedId);
    }
}
