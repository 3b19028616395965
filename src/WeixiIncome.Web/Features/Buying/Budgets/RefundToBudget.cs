using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Budgets;
using WeixiIncome.Domain.Buying.Budgets;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Budgets;

/// <summary>Money of a paid order came back (退货、退款): the treasurer returns it to the line that paid.</summary>
public sealed record RefundToBudget(Guid Id, Guid FormKey, [Required, StringLength(24), Display(Name = "订单号")] string? OrderNumber,
    [Required, Display(Name = "退款金额")] decimal? Amount, [Required, StringLength(300), Display(Name = "原因")] string? Reason) : ICommand<Guid>, IOnce;

internal sealed class RefundToBudgetHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RefundToBudget, Guid>
{
    public async Task<Guid> Handle(RefundToBudget form, CancellationToken ct)
    {
        var line = await db.OwnBudget(form.Id, user, ct);
        var amount = Guard.Positive(Money.Typed(form.Amount!.Value, nameof(form.Amount)), "退款金额");
        var number = form.OrderNumber!.Trim().ToUpperInvariant();
        await db.HoldBudget(line.Id, ct);
        var spent = await db.BudgetMovements.Where(m => m.LineId == line.Id && m.OrderNumber == number).GroupBy(m => m.OrderId)
            .Select(g => new { OrderId = g.Key, Fen = g.Sum(m => (long)m.SpentDelta) }).SingleOrDefaultAsync(ct);
        if (spent is null) throw new RuleBroken("订单 {0} 没有从这个预算项目付款。", number) { Field = nameof(form.OrderNumber) };
        if (amount.Fen > spent.Fen) throw new RuleBroken("订单 {0} 从这个项目净支出 {1}，不能冲回 {2}。", number, new Money(spent.Fen), amount) { Field = nameof(form.Amount) };
        if (!await db.MoveBudget(line.Id, BudgetChange.Refund(amount), new(spent.OrderId, number, null, Guard.Text(form.Reason, "原因", 300), user.MemberId), clock.Now(), ct))
            throw BudgetMoves.OutOfStep(number);
        await db.SaveChangesAsync(ct);
        return line.Id;
    }
}
