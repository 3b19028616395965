using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Colleagues;

/// <summary>The people of the organisation acted for, their posts, and the invitations that are open.</summary>
public sealed record ListColleagues : IRequest<ColleaguesPage>;

/// <summary>A post with its days.</summary>
public sealed record PostLine(Guid Id, Guid MemberId, string Name, string UserName, MarketRole Role, DateOnly From, DateOnly? To, bool IsHeld, DateTime? EndedAt);

/// <param name="Manages">Whether the person may change anything here.</param>
public sealed record ColleaguesPage(Guid OrganisationId, string OrganisationName, IReadOnlyList<PostLine> Posts, IReadOnlyList<PostLine> Ended,
    IReadOnlyList<ColleaguesPage.Open> Invitations, bool Manages, IReadOnlyList<MarketRole> Roles, InviteColleague Invite, GivePost Give, IReadOnlyList<ColleaguesPage.Handed> HandOvers)
{
    /// <summary>A hand-over of posts that happened.</summary>
    public sealed record Handed(string From, string? To, IReadOnlyList<MarketRole> Roles, string? Note, string By, DateTime At);

    /// <summary>An invitation that nobody has accepted yet.</summary>
    public sealed record Open(Guid Id, string DisplayName, MarketRole Role, DateTime ExpiresAt);
}

internal sealed class ListColleaguesHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListColleagues, ColleaguesPage>
{
    public async Task<ColleaguesPage> Handle(ListColleagues request, CancellationToken cancellationToken)
    {
        var (today, now) = (clock.Today(), clock.Now());
        var own = await db.Organisations.AsNoTracking().Where(o => o.Id == user.OrganisationId && o.Kind != OrganisationKind.Person).OrNotThere(cancellationToken);
        var posts = await db.Memberships.VisibleTo(user).PostsOf(own.Id, db, today, cancellationToken);
        var manages = user.Roles.Count > 0 && await db.Manages(own, user, today, cancellationToken);
        var invitations = manages
            ? await db.Invitations.Where(i => i.OrganisationId == own.Id && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now).OrderBy(i => i.InvitedAt)
                .Select(i => new ColleaguesPage.Open(i.Id, i.DisplayName, i.Role, i.ExpiresAt)).ToListAsync(cancellationToken)
            : [];
        return new(own.Id, own.Name, [.. posts.Where(p => p.IsHeld || p.From > today)], [.. posts.Where(p => !p.IsHeld && p.From <= today)], invitations, manages,
            [.. user.Givable(own.Kind)], new(Guid.NewGuid(), own.Id, null, null, null), new(Guid.NewGuid(), own.Id, null, null, null),
            user.Roles.Count > 0 ? await Handed(own.Id, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<ColleaguesPage.Handed>> Handed(Guid organisation, CancellationToken ct)
    {
        var found = await (from h in db.HandOvers.AsNoTracking()
                           where h.OrganisationId == organisation
                           orderby h.HandedAt descending
                           select new
                           {
                               h, From = db.Members.Where(m => m.Id == h.FromMemberId).Select(m => m.DisplayName).First(), To = db.Members.Where(m => m.Id == h.ToMemberId).Select(m => m.DisplayName).FirstOrDefault(),
                               By = db.Members.Where(m => m.Id == h.HandedBy).Select(m => m.DisplayName).First(),
                           }).Take(50).ToListAsync(ct);
        return found.ConvertAll(x => new ColleaguesPage.Handed(x.From, x.To, x.h.Roles, x.h.Note, x.By, x.h.HandedAt));
    }
}

/// <summary>Reads posts with the names of who holds them.</summary>
internal static class PostLines
{
    public static async Task<List<PostLine>> PostsOf(this IQueryable<Membership> memberships, Guid organisationId, MarketDb db, DateOnly today, CancellationToken ct) =>
        await memberships.Where(m => m.OrganisationId == organisationId)
            .Join(db.Members, m => m.MemberId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(x => x.p.DisplayName).ThenBy(x => x.p.Id).ThenBy(x => x.m.Role).ThenBy(x => x.m.From)
            .Select(x => new PostLine(x.m.Id, x.p.Id, x.p.DisplayName, x.p.UserName!, x.m.Role, x.m.From, x.m.To, x.m.From <= today && (x.m.To == null || x.m.To >= today), x.m.EndedAt))
            .ToListAsync(ct);
}
