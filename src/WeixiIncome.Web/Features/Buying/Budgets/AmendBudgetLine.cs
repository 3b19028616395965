using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>The amount of a line is changed by decision, with its reason, and what it may pay for is corrected.</summary>
public sealed record AmendBudgetLine(
    Guid Id, Guid FormKey, [Required] long? Version,
    [Required, StringLength(60), Display(Name = "项目名称")] string? Name,
    [Display(Name = "可用于")] Purpose[]? Purposes,
    [Display(Name = "限定品类")] Guid? CategoryId,
    [Display(Name = "可批准超额的人")] Guid? MayExceedId,
    [Required, Display(Name = "预算金额")] decimal? Amount,
    [Required, StringLength(300), Display(Name = "调整原因")] string? Reason) : ICommand<Guid>, IOnce
{
    internal BudgetTyped Typed => new(FormKey, Version, null, "", Name, Purposes ?? [], CategoryId, MayExceedId, Amount, Reason);
}

internal sealed class AmendBudgetLineHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AmendBudgetLine, Guid>
{
    public async Task<Guid> Handle(AmendBudgetLine form, CancellationToken ct)
    {
        var line = await db.BudgetToDecide(form.Id, user, ct);
        line.Expect(form.Version);
        var amount = Money.Typed(form.Amount!.Value, nameof(form.Amount));
        if (amount < Money.Zero) throw new RuleBroken("预算金额不能小于 0。") { Field = nameof(form.Amount) };
        line.Amend(await db.TermsOf(form.Typed, line.UnitId, clock.Today(), ct), user.MemberId!.Value, clock.Now());
        var held = await db.HoldBudget(line.Id, ct);
        var change = BudgetChange.Amend(amount - held!.Amount);
        if (!await db.MoveBudget(line.Id, change, new(null, null, null, Guard.Text(form.Reason, "调整原因", 300), user.MemberId), clock.Now(), ct))
            throw new RuleBroken("预算项目“{0}”已预留、占用和支出共 {1}，预算金额不能低于它。", line.Name, held.Amount - held.Available) { Field = nameof(form.Amount) };
        await db.SaveChangesAsync(ct);
        return line.Id;
    }
}
