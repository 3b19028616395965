using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Offers a post by a link that works once; the link is shown to copy, and mailed where an address is given.</summary>
public sealed record InviteColleague(
    Guid FormKey,
    Guid OrganisationId,
    [Required, StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [Required, Display(Name = "岗位")] MarketRole? Role,
    [StringLength(200), EmailAddress, Display(Name = "邮箱")] string? Mail) : ICommand<Invited>, IOnce;

/// <param name="Code">Shown once: a repeated post does not get it again, and it is kept nowhere.</param>
public sealed record Invited(string Name, DateTime Until, [property: JsonIgnore] string? Code = null);

internal sealed class InviteColleagueHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<InviteColleague, Invited>
{
    private const int Groups = 6;

    public async Task<Invited> Handle(InviteColleague request, CancellationToken cancellationToken)
    {
        var organisation = await db.Managed(request.OrganisationId, user, clock.Today(), cancellationToken);
        user.MayGive(request.Role!.Value);
        var code = OneTimeCode.New(Groups).Replace("-", "", StringComparison.Ordinal);
        var invitation = new Invitation(organisation, request.Role.Value, request.DisplayName!, request.Mail, code, user.MemberId!.Value, clock.Now());
        db.Invitations.Add(invitation);
        if (invitation.Mail is { } mail)
            db.Outbox.Add(new OutboxMail(mail, "维西增收：同事邀请您", $"{organisation.Name} · {user.Name} → {invitation.DisplayName}\n\n{InvitationController.Address(code)}", clock.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return new(invitation.DisplayName, invitation.ExpiresAt, code);
    }
}
