using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Takes the post: with the account one is signed in to, or with a new one.</summary>
public sealed record AcceptInvitation(
    [Required, StringLength(60)] string? Code,
    [StringLength(50), Display(Name = "姓名")] string? DisplayName,
    [StringLength(50), Display(Name = "用户名")] string? UserName,
    [StringLength(30), Display(Name = "手机号")] string? Phone,
    [StringLength(Passwords.Longest), Display(Name = "密码")] string? Password) : ICommand<bool>;

internal sealed class AcceptInvitationHandler(MarketDb db, ICurrentUser user, Enrolment enrolment, TimeProvider clock) : IRequestHandler<AcceptInvitation, bool>
{
    public async Task<bool> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var digest = Invitation.DigestOf(request.Code);
        var invitation = await db.Invitations.Where(i => i.Digest == digest).OrNotThere(cancellationToken);
        var organisation = await db.Organisations.SingleAsync(o => o.Id == invitation.OrganisationId, cancellationToken);
        var member = user.MemberId is { } known
            ? await db.Members.SingleAsync(m => m.Id == known, cancellationToken)
            : await enrolment.Open(request.UserName, request.DisplayName, request.Phone, request.Password, cancellationToken);
        invitation.Accept(member.Id, clock.Now());
        foreach (var role in invitation.Roles) await db.AddPost(organisation, member, role, null, invitation.InvitedBy, clock.Today(), cancellationToken);
        if (await db.HandOvers.SingleOrDefaultAsync(h => h.InvitationId == invitation.Id, cancellationToken) is { } handOver) handOver.Take(member.Id, clock.Now());
        member.LastOrganisationId = organisation.Id;
        await db.NotifyMember(invitation.InvitedBy, "{0}接受了您的邀请，担任{1}。", [member.DisplayName, invitation.Role], "/account/colleagues", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await enrolment.LetIn(member, user.IsSignedIn);
        return true;
    }
}
