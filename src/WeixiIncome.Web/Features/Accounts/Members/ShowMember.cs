using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Members;

/// <summary>One account with all its posts, held and ended, and the codes issued for it.</summary>
public sealed record ShowMember(Guid Id) : IRequest<MemberPage>;

/// <param name="Codes">When codes were issued and by whom, newest first.</param>
public sealed record MemberPage(Guid Id, string Name, string UserName, string? Phone, string? Mail, DateTime CreatedAt, bool HasPassword, bool HasSecondFactor, string? SuspendedBecause, bool IsMe,
    IReadOnlyList<MemberPage.Post> Posts, IReadOnlyList<MemberPage.Code> Codes)
{
    /// <summary>A post somewhere.</summary>
    public sealed record Post(Guid Id, Guid OrganisationId, string Organisation, MarketRole Role, DateOnly From, DateOnly? To, bool IsHeld);

    /// <summary>A reset code; never the code itself.</summary>
    public sealed record Code(DateTime IssuedAt, string? IssuedBy, DateTime? UsedAt, DateTime ExpiresAt);
}

internal sealed class ShowMemberHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowMember, MemberPage>
{
    public async Task<MemberPage> Handle(ShowMember request, CancellationToken cancellationToken)
    {
        if (!user.SeesEverything) throw new NotThere();
        var today = clock.Today();
        var m = await db.Members.AsNoTracking().Where(m => m.Id == request.Id).OrNotThere(cancellationToken);
        var posts = await db.Memberships.Where(p => p.MemberId == m.Id).Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p, o.Name })
            .OrderByDescending(x => x.p.To == null).ThenByDescending(x => x.p.From).ThenBy(x => x.p.Id)
            .Select(x => new MemberPage.Post(x.p.Id, x.p.OrganisationId, x.Name, x.p.Role, x.p.From, x.p.To, x.p.From <= today && (x.p.To == null || x.p.To >= today)))
            .ToListAsync(cancellationToken);
        var codes = await db.ResetCodes.Where(c => c.MemberId == m.Id).OrderByDescending(c => c.IssuedAt).Take(20)
            .GroupJoin(db.Members, c => c.IssuedBy, by => by.Id, (c, by) => new { c, by }).SelectMany(x => x.by.DefaultIfEmpty(), (x, by) => new { x.c, by })
            .OrderByDescending(x => x.c.IssuedAt)
            .Select(x => new MemberPage.Code(x.c.IssuedAt, x.by == null ? null : x.by.DisplayName, x.c.UsedAt, x.c.ExpiresAt)).ToListAsync(cancellationToken);
        return new(m.Id, m.DisplayName, m.UserName!, m.PhoneNumber, m.Email, m.CreatedAt, m.PasswordHash is not null, m.TwoFactorEnabled, m.IsSuspended ? m.SuspendedBecause ?? "" : null,
            m.Id == user.MemberId, posts, codes);
    }
}
