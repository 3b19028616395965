using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Orders.Returns;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Orders.Returns;

/// <summary>Returns whose day has passed: unanswered ones go to the county, those not disputed are over, undecided ones are reminded of once.</summary>
public sealed record KeepReturnDeadlines : IRequest<int>;

/// <summary>One of them, in a transaction of its own.</summary>
public sealed record LetReturnPass(Guid Id) : ICommand<bool>;

internal sealed class KeepReturnDeadlinesHandler(MarketDb db, IMediator mediator, TimeProvider clock) : IRequestHandler<KeepReturnDeadlines, int>, IRequestHandler<LetReturnPass, bool>
{
    public async Task<int> Handle(KeepReturnDeadlines request, CancellationToken ct)
    {
        var (today, moved) = (clock.Today(), 0);
        var late = await db.Returns.Where(r => r.Status == ReturnStatus.Asked && r.AnswerBy < today || r.Status == ReturnStatus.Refused && r.DisputeBy < today
            || r.Status == ReturnStatus.Disputed && r.DecideBy < today && r.RemindedAt == null).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        foreach (var id in late)
        {
            try
            {
                if (await mediator.Send(new LetReturnPass(id), ct)) moved++;
            }
            catch (DbUpdateException)
            {
                // Somebody acted at the same moment: that counts.
            }
        }
        return moved;
    }

    public async Task<bool> Handle(LetReturnPass request, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var returned = await db.Returns.Include(r => r.Steps).SingleAsync(r => r.Id == request.Id, ct);
        if (returned.Status == ReturnStatus.Disputed)
        {
            // Whoever writes the row first reminds; the others find it written.
            if (!returned.IsLate(today) || await db.Returns.Where(r => r.Id == request.Id && r.RemindedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindedAt, now), ct) == 0) return false;
            await db.TellDeciders(returned, "退货 {0} 超过裁定期限 {1}，请尽快裁定。", [returned.Number, returned.DecideBy], now, ct);
        }
        else
        {
            if (!returned.LetPass(now)) return false;
            if (returned.Status == ReturnStatus.Disputed)
            {
                await db.TellDeciders(returned, "退货 {0} 供应商逾期未答复，请在 {1} 前裁定。", [returned.Number, returned.DecideBy], now, ct);
                await db.TellSupplier(returned, "退货 {0} 逾期未答复，已转主管部门裁定。", [returned.Number], now, ct);
            }
            await db.TellBuyer(returned, "退货 {0} 现在是“{1}”。", [returned.Number, Words.Chinese(returned.Status)], now, ct);
        }
        await db.SaveChangesAsync(ct);
        return true;
    }
}
