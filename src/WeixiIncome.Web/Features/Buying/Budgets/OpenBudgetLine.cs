using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>A unit opens a line of its budget for a year.</summary>
public sealed record OpenBudgetLine(
    Guid FormKey,
    [Required, Range(2020, 2100), Display(Name = "年度")] int? Year,
    [Required, StringLength(30), Display(Name = "项目编码")] string? Code,
    [Required, StringLength(60), Display(Name = "项目名称")] string? Name,
    [Display(Name = "可用于")] Purpose[]? Purposes,
    [Display(Name = "限定品类")] Guid? CategoryId,
    [Display(Name = "可批准超额的人")] Guid? MayExceedId,
    [Required, Display(Name = "预算金额")] decimal? Amount,
    [StringLength(300), Display(Name = "依据")] string? Reason) : ICommand<Guid>, IOnce
{
    internal BudgetTyped Typed => new(FormKey, null, Year, Code, Name, Purposes ?? [], CategoryId, MayExceedId, Amount, Reason);
}

internal sealed class OpenBudgetLineHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<OpenBudgetLine, Guid>
{
    public async Task<Guid> Handle(OpenBudgetLine form, CancellationToken ct)
    {
        var unit = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, ct);
        var line = new BudgetLine(unit, form.Year!.Value, await db.TermsOf(form.Typed, unit.Id, clock.Today(), ct), Money.Typed(form.Amount!.Value, nameof(form.Amount)), user.MemberId, clock.Now());
        var taken = new RuleBroken("{0} 年已有编码为“{1}”的预算项目。", line.Year, line.Code) { Field = nameof(form.Code) };
        if (await db.BudgetLines.AnyAsync(l => l.UnitId == unit.Id && l.Year == line.Year && l.Code == line.Code, ct)) throw taken;
        db.OpenBudget(line, form.Reason, user.MemberId, clock.Now());
        await db.SaveUnlessTaken(taken, ct);
        return line.Id;
    }
}
