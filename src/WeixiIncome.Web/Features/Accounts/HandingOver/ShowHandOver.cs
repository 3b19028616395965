using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.HandingOver;

/// <summary>Before a hand-over: which posts the colleague holds, what they leave open and what becomes of it.</summary>
public sealed record ShowHandOver(Guid MemberId, HandOverPosts? Typed = null) : IRequest<HandOverPage>;

/// <summary>The page of a hand-over.</summary>
/// <param name="Refused">Why these posts cannot be handed over at all.</param>
public sealed record HandOverPage(Guid MemberId, string Name, IReadOnlyList<MarketRole> Roles, IReadOnlyList<LeftOpen> Open, HandOverPosts Form, string? Refused);

internal sealed class ShowHandOverHandler(MarketDb db, ICurrentUser user, IEnumerable<ILeavesOpen> rooms, TimeProvider clock) : IRequestHandler<ShowHandOver, HandOverPage>
{
    public async Task<HandOverPage> Handle(ShowHandOver request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var own = (await db.Managed(user.OrganisationId ?? throw new NotThere(), user, today, cancellationToken)).Id;
        var held = await db.Memberships.HeldOn(today).Where(m => m.OrganisationId == own && m.MemberId == request.MemberId)
            .Join(db.Members, m => m.MemberId, p => p.Id, (m, p) => new { m.Role, p.DisplayName }).ToListAsync(cancellationToken);
        if (held.Count == 0) throw new NotThere();
        var open = new List<LeftOpen>();
        foreach (var room in rooms) open.AddRange(await room.Of(request.MemberId, own, cancellationToken));
        var unread = await db.Notices.CountAsync(n => n.MemberId == request.MemberId && n.OrganisationId == own && n.ReadAt == null, cancellationToken);
        if (unread > 0) open.Add(new("bell", "未读的本单位通知", unread, "转给接任人"));
        var invitations = await db.Invitations.CountAsync(i => i.OrganisationId == own && i.InvitedBy == request.MemberId && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > clock.Now(), cancellationToken);
        if (invitations > 0) open.Add(new("user", "发出未接受的邀请", invitations, "继续有效，可在“同事与岗位”里撤回"));
        var roles = held.Select(h => h.Role).Distinct().Order().ToList();
        return new(request.MemberId, held[0].DisplayName, roles, open, request.Typed ?? new(Guid.CreateVersion7(), request.MemberId, null, null, null),
            roles.Contains(MarketRole.Auditor) ? "审计员的任命不能交接，请结束后重新任命。" : null);
    }
}
