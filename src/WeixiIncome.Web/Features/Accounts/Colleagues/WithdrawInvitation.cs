using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Takes an invitation back: its link opens nothing any more.</summary>
public sealed record WithdrawInvitation(Guid Id) : ICommand<bool>;

internal sealed class WithdrawInvitationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<WithdrawInvitation, bool>
{
    public async Task<bool> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.FindAsync([request.Id], cancellationToken) ?? throw new NotThere();
        await db.Managed(invitation.OrganisationId, user, clock.Today(), cancellationToken);
        invitation.Withdraw(clock.Now());
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
