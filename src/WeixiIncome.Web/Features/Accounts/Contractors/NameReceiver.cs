using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Contractors;

/// <summary>The unit served names one of its receivers to accept the contractor's deliveries too: a receiver's post in the contractor's account, for as long as the contract holds.</summary>
public sealed record NameReceiver(Guid ContractorId, Guid MemberId) : ICommand<bool>;

internal sealed class NameReceiverHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<NameReceiver, bool>
{
    public async Task<bool> Handle(NameReceiver request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var contractor = await db.Managed(request.ContractorId, user, today, cancellationToken);
        if (contractor.Kind != OrganisationKind.Contractor) throw new NotThere();
        if (!await db.Memberships.HeldOn(today).AnyAsync(m => m.MemberId == request.MemberId && m.OrganisationId == contractor.HomeUnitId && m.Role == MarketRole.Receiver, cancellationToken)) throw new NotThere();
        var member = await db.Members.SingleAsync(m => m.Id == request.MemberId, cancellationToken);
        await db.AddPost(contractor, member, MarketRole.Receiver, null, user.MemberId, today, cancellationToken);
        await db.NotifyMember(member.Id, "您被指定验收{0}的到货，请在右上角菜单里切换单位后办理。", [contractor.Name], "/account", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
