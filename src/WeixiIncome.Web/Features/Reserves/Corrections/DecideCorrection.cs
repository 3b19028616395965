using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Data.Orders;
using WeixiIncome.Data.Reserves;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Reserves.Corrections;

/// <summary>The other unit or the finance bureau agrees to a corrected binding or not; who asked may take it back.</summary>
public sealed record DecideCorrection(Guid FormKey, string Number, long? Version, CorrectionStatus To, [StringLength(300), Display(Name = "意见")] string? Answer) : ICommand<bool>, IOnce;

internal sealed class DecideCorrectionHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DecideCorrection, bool>
{
    public async Task<bool> Handle(DecideCorrection form, CancellationToken ct)
    {
        var own = await db.ReserveUnitOf(user, ct);
        var correction = await db.BindingCorrections.VisibleTo(user, own, db).Where(c => c.Number == form.Number).OrNotThere(ct);
        correction.Expect(form.Version);
        var (me, now, moves) = (user.MemberId!.Value, clock.Now(), CorrectionMoves.Of(correction, user, own));
        switch (form.To)
        {
            case CorrectionStatus.Approved when moves.Decide:
                correction.Approve(me, own?.Id ?? user.OrganisationId, form.Answer, now);
                await Move(correction, now, ct);
                break;
            case CorrectionStatus.Refused when moves.Decide:
                correction.Refuse(me, own?.Id ?? user.OrganisationId, form.Answer, now);
                break;
            case CorrectionStatus.Withdrawn when moves.Withdraw:
                correction.Withdraw(me, now);
                break;
            default: throw new NotThere();
        }
        if (me != correction.AskedBy) await db.NotifyMember(correction.AskedBy, "绑定更正 {0}（{1}）：{2}。", [correction.Number, correction.SubjectNumber, correction.Status], $"/reserve/corrections/{correction.Number}", now, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The figures follow by linked entries; nothing that was written is changed.</summary>
    private async Task Move(BindingCorrection correction, DateTime now, CancellationToken ct)
    {
        var reason = $"{correction.Number} {correction.Reason}";
        reason = reason.Length > 200 ? reason[..200] : reason;
        if (correction.Subject == BoundSubject.Order)
        {
            var order = await db.OrderWithLines(correction.SubjectId, ct);
            if (order.BoundUnitId != correction.FromUnitId) throw Moved(correction);
            order.Rebind(await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == correction.ToUnitId, ct));
            await db.Rebind(order, reason, now, ct);
            return;
        }
        var purchase = await db.Purchases832.Whole().SingleAsync(p => p.Id == correction.SubjectId, ct);
        if (purchase.UnitId != correction.FromUnitId) throw Moved(correction);
        purchase.Bind(correction.ToUnitId);
        await db.Account([purchase], reason, now, ct);
    }

    private static RuleBroken Moved(BindingCorrection correction) => new("{0} 的绑定单位已经变了，请对方重新申请。", correction.SubjectNumber);
}

/// <summary>What a person may do with a request.</summary>
public sealed record CorrectionMoves(bool Decide, bool Withdraw)
{
    public static CorrectionMoves Of(BindingCorrection correction, ICurrentUser user, Organisation? own)
    {
        if (correction.Status != CorrectionStatus.Pending) return new(false, false);
        var isOther = own is not null && own.Id == correction.OtherUnitId && own.Id == user.OrganisationId && user.Has(MarketRole.Approver, MarketRole.Treasurer);
        return new(user.MemberId != correction.AskedBy && (isOther || user.IsBureau()), user.MemberId == correction.AskedBy);
    }
}
