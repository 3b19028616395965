using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Entry;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Gives a post to somebody who has an account, a colleague or not yet one.</summary>
public sealed record GivePost(
    Guid FormKey,
    Guid OrganisationId,
    [Required, StringLength(100), Display(Name = "用户名或手机号")] string? Who,
    [Required, Display(Name = "岗位")] MarketRole? Role,
    [Display(Name = "截止日期")] DateOnly? To) : ICommand<bool>, IOnce;

internal sealed class GivePostHandler(MarketDb db, ICurrentUser user, PasswordCheck people, TimeProvider clock) : IRequestHandler<GivePost, bool>
{
    public async Task<bool> Handle(GivePost request, CancellationToken cancellationToken)
    {
        var organisation = await db.Managed(request.OrganisationId, user, clock.Today(), cancellationToken);
        user.MayGive(request.Role!.Value);
        var member = await people.Find(request.Who, cancellationToken)
            ?? throw new RuleBroken("没有用户名或手机号是“{0}”的账号。没有账号的同事请用邀请。", request.Who) { Field = "Who" };
        await db.AddPost(organisation, member, request.Role.Value, request.To, user.MemberId, clock.Today(), cancellationToken);
        await db.NotifyMember(member.Id, "{0}请您担任{1}。在“我的账号”里可以切换单位。", [organisation.Name, request.Role], "/account", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>Adds posts without adding the same twice.</summary>
internal static class Posts
{
    public static async Task AddPost(this MarketDb db, Organisation organisation, Member member, MarketRole role, DateOnly? to, Guid? by, DateOnly today, CancellationToken ct)
    {
        if (await db.Memberships.HeldOn(today).AnyAsync(m => m.MemberId == member.Id && m.OrganisationId == organisation.Id && m.Role == role, ct))
            throw new RuleBroken("{0}已经是{1}。", member.DisplayName, role) { Field = "Role" };
        db.Hold(organisation);
        db.Memberships.Add(new Membership(member.Id, organisation, role, today, to, by));
    }
}
