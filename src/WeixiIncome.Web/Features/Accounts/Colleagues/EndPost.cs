using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>Ends a post at once: its permissions are gone at the next request.</summary>
/// <param name="Id">The membership.</param>
public sealed record EndPost(Guid Id) : ICommand<bool>;

internal sealed class EndPostHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EndPost, bool>
{
    public async Task<bool> Handle(EndPost request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var post = await db.Memberships.Where(m => m.Id == request.Id).OrNotThere(cancellationToken);
        var organisation = post.Role == MarketRole.Auditor
            ? await db.Organisations.VisibleTo(user).Where(o => o.Id == post.OrganisationId && (user.SeesEverything || user.Has(MarketRole.CountySupervisor))).OrNotThere(cancellationToken)
            : await db.Managed(post.OrganisationId, user, today, cancellationToken);
        if (post.Role == MarketRole.Administrator && !user.Has(MarketRole.Administrator)) throw new RuleBroken("管理员的岗位只能由管理员结束。");
        await SomebodyRemains(post, organisation, today, cancellationToken);
        db.Hold(organisation);
        post.End(user.MemberId!.Value, clock.Now());
        await db.NotifyMember(post.MemberId, "您在{0}的岗位“{1}”已结束。", [organisation.Name, post.Role], "/account", clock.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task SomebodyRemains(Membership post, Organisation organisation, DateOnly today, CancellationToken ct)
    {
        if (!post.Holds(today) || !post.Role.ManagesColleagues()) return;
        if (post.Role == MarketRole.Administrator && organisation.Kind == OrganisationKind.Platform
            && !await db.Memberships.HeldOn(today).AnyAsync(m => m.Id != post.Id && m.Role == MarketRole.Administrator && m.OrganisationId == organisation.Id && m.MemberId != post.MemberId, ct))
            throw new RuleBroken("这是最后一位平台管理员，请先任命另一位。");
        if (!user.SeesEverything && !await db.Managers(organisation.Id, today).AnyAsync(m => m.Id != post.Id, ct))
            throw new RuleBroken("这是本单位最后一个能管理同事的岗位，请先让别人接任。");
    }
}
