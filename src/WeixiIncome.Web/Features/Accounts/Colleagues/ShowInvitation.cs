using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>What the holder of the link is offered.</summary>
public sealed record ShowInvitation(string Code) : IRequest<InvitationPage>;

/// <param name="Form">For who has no account yet.</param>
public sealed record InvitationPage(string OrganisationName, MarketRole Role, string InvitedBy, InvitationStatus Status, DateTime Until, AcceptInvitation Form);

internal sealed class ShowInvitationHandler(MarketDb db, TimeProvider clock) : IRequestHandler<ShowInvitation, InvitationPage>
{
    public async Task<InvitationPage> Handle(ShowInvitation request, CancellationToken cancellationToken)
    {
        var digest = Invitation.DigestOf(request.Code);
        var found = await db.Invitations.AsNoTracking().Where(i => i.Digest == digest)
            .Join(db.Organisations, i => i.OrganisationId, o => o.Id, (i, o) => new { i, o.Name })
            .Join(db.Members, x => x.i.InvitedBy, m => m.Id, (x, m) => new { x.i, x.Name, m.DisplayName })
            .OrNotThere(cancellationToken);
        return new(found.Name, found.i.Role, found.DisplayName, found.i.StatusAt(clock.Now()), found.i.ExpiresAt, new(request.Code, found.i.DisplayName, null, null, null));
    }
}
