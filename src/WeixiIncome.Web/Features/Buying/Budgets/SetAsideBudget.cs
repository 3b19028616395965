using System.ComponentModel.DataAnnotations;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>Part of a line is set aside by decision, such as for a quotation that runs, or freed again.</summary>
/// <param name="Free">Freed instead of set aside.</param>
public sealed record SetAsideBudget(Guid Id, Guid FormKey, [Required, Display(Name = "金额")] decimal? Amount, [Display(Name = "释放预留")] bool Free,
    [Required, StringLength(300), Display(Name = "原因")] string? Reason) : ICommand<Guid>, IOnce;

internal sealed class SetAsideBudgetHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<SetAsideBudget, Guid>
{
    public async Task<Guid> Handle(SetAsideBudget form, CancellationToken ct)
    {
        var line = await db.BudgetToDecide(form.Id, user, ct);
        line.Decided(user.MemberId!.Value, clock.Now());
        var amount = Guard.Positive(Money.Typed(form.Amount!.Value, nameof(form.Amount)), "金额");
        var held = (await db.HoldBudget(line.Id, ct))!;
        var note = new BudgetNote(null, null, null, Guard.Text(form.Reason, "原因", 300), user.MemberId);
        if (!await db.MoveBudget(line.Id, form.Free ? BudgetChange.Free(amount) : BudgetChange.SetAside(amount), note, clock.Now(), ct))
            throw form.Free ? new RuleBroken("预留只有 {0}，不能释放 {1}。", held.Reserved, amount) { Field = nameof(form.Amount) }
                : new RuleBroken("预算项目可用 {0}，不能预留 {1}。", held.Available, amount) { Field = nameof(form.Amount) };
        await db.SaveChangesAsync(ct);
        return line.Id;
    }
}
