using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Posts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.HandingOver;

/// <summary>
/// Ends all posts of a colleague in the organisation and gives them to another, in one transaction: to somebody with an
/// account at once, to somebody without by an invitation. From the next request on the first has no rights here.
/// </summary>
/// <param name="MemberId">Whose posts.</param>
/// <param name="Who">User name or phone number of the successor; empty where somebody is invited.</param>
/// <param name="InviteName">Name of the successor without an account.</param>
public sealed record HandOverPosts(
    Guid FormKey,
    Guid MemberId,
    [StringLength(100), Display(Name = "接任人的用户名或手机号")] string? Who,
    [StringLength(50), Display(Name = "邀请没有账号的人接任")] string? InviteName,
    [StringLength(500), Display(Name = "交接说明")] string? Note) : ICommand<HandedOver>, IOnce;

/// <param name="Code">Of the invitation, shown once.</param>
public sealed record HandedOver(string? Successor, DateTime? Until = null, [property: JsonIgnore] string? Code = null);

internal sealed class HandOverPostsHandler(MarketDb db, ICurrentUser user, PasswordCheck people, TimeProvider clock) : IRequestHandler<HandOverPosts, HandedOver>
{
    public async Task<HandedOver> Handle(HandOverPosts request, CancellationToken cancellationToken)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var organisation = await db.Managed(user.OrganisationId ?? throw new NotThere(), user, today, cancellationToken);
        var posts = await db.Memberships.HeldOn(today).Where(m => m.OrganisationId == organisation.Id && m.MemberId == request.MemberId).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        if (posts.Count == 0) throw new NotThere();
        foreach (var post in posts.Where(p => p.Role != MarketRole.Auditor)) user.MayGive(post.Role);
        var roles = posts.Select(p => p.Role).Distinct().ToList();
        var handOver = new HandOver(organisation.Id, request.MemberId, roles, request.Note, user.MemberId!.Value, now);
        db.HandOvers.Add(handOver);
        foreach (var post in posts) post.End(user.MemberId!.Value, now);
        db.Hold(organisation);
        var answer = string.IsNullOrWhiteSpace(request.Who)
            ? await Invite(organisation, handOver, request, posts, cancellationToken) : await Give(organisation, handOver, request, cancellationToken);
        await db.NotifyMember(request.MemberId, "您在{0}的岗位已交接，权限从现在起失效。", [organisation.Name], "/account", now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return answer;
    }

    private async Task<HandedOver> Give(Organisation organisation, HandOver handOver, HandOverPosts request, CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var successor = await people.Find(request.Who, ct) ?? throw new RuleBroken("没有用户名或手机号是“{0}”的账号。没有账号的同事请用邀请。", request.Who) { Field = nameof(request.Who) };
        if (successor.IsSuspended) throw new RuleBroken("{0}的账号已停用，不能接任。", successor.DisplayName) { Field = nameof(request.Who) };
        var held = await db.Memberships.HeldOn(today).Where(m => m.MemberId == successor.Id && m.OrganisationId == organisation.Id).Select(m => m.Role).ToListAsync(ct);
        handOver.Take(successor.Id, now);
        foreach (var role in handOver.Roles.Except(held)) db.Memberships.Add(new Membership(successor.Id, organisation, role, today, null, user.MemberId));
        await db.NotifyMember(successor.Id, "您接任了{0}的岗位，请查看待办。", [organisation.Name], "/", now, ct);
        return new(successor.DisplayName);
    }

    private async Task<HandedOver> Invite(Organisation organisation, HandOver handOver, HandOverPosts request, List<Membership> ended, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.InviteName)) throw new RuleBroken("请填写接任人的用户名或手机号，或者邀请一位没有账号的人。") { Field = nameof(request.Who) };
        var leaving = ended.Select(post => post.Id).ToList();
        if (handOver.Roles.Any(role => role.ManagesColleagues()) && !await db.Managers(organisation.Id, clock.Today()).AnyAsync(m => !leaving.Contains(m.Id), ct))
            throw new RuleBroken("交接后、邀请被接受之前，本单位就没有人能管理同事了：请交接给已有账号的人。") { Field = nameof(request.InviteName) };
        var code = OneTimeCode.New(6).Replace("-", "", StringComparison.Ordinal);
        var invitation = new Invitation(organisation, handOver.Roles[0], request.InviteName, null, code, user.MemberId!.Value, clock.Now());
        invitation.Include(handOver.Roles);
        db.Invitations.Add(invitation);
        handOver.Offer(invitation);
        return new(invitation.DisplayName, invitation.ExpiresAt, code);
    }
}
