using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The person's own page: name, sign-in, and the organisations they may act for.</summary>
public sealed record ShowAccount : IRequest<AccountPage>;

/// <param name="Profile">The form as it stands.</param>
/// <param name="UserName">Chosen at the start, never changed.</param>
/// <param name="Posts">Organisations with the roles held today.</param>
/// <param name="HasSecondFactor">Whether an authenticator is asked for at sign-in.</param>
/// <param name="AwaitsMail">An address was given and its link not followed yet.</param>
/// <param name="Home">For who acts as an individual: the own unit, and the units to choose from.</param>
public sealed record AccountPage(ChangeProfile Profile, string UserName, IReadOnlyList<AccountPage.Post> Posts, bool HasSecondFactor, bool AwaitsMail, AccountPage.HomeUnit? Home)
{
    /// <summary>The unit that an individual's purchases are bound to.</summary>
    public sealed record HomeUnit(Guid? Chosen, IReadOnlyList<(Guid Id, string Name)> Units);

    /// <summary>One organisation and what the person is there.</summary>
    public sealed record Post(Guid OrganisationId, string Name, OrganisationKind Kind, OrganisationStatus Status, IReadOnlyList<MarketRole> Roles, bool IsActing);
}

internal sealed class ShowAccountHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowAccount, AccountPage>
{
    public async Task<AccountPage> Handle(ShowAccount request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var me = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == user.MemberId, cancellationToken) ?? throw new NotThere();
        var held = await db.Memberships.AsNoTracking()
            .Where(m => m.MemberId == me.Id && m.From <= today && (m.To == null || m.To >= today))
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { o.Id, o.Name, o.Kind, o.Status, m.Role })
            .ToListAsync(cancellationToken);
        var posts = held.GroupBy(h => h.Id).OrderBy(g => g.First().Name, StringComparer.Ordinal).Select(g =>
            new AccountPage.Post(g.Key, g.First().Name, g.First().Kind, g.First().Status, [.. g.Select(h => h.Role).Distinct().Order()], g.Key == user.OrganisationId));
        return new(new(me.DisplayName, me.PhoneNumber, me.Email), me.UserName!, [.. posts], me.TwoFactorEnabled, me is { Email: not null, EmailConfirmed: false }, await Home(cancellationToken));
    }

    private async Task<AccountPage.HomeUnit?> Home(CancellationToken ct)
    {
        if (user.Kind != OrganisationKind.Person) return null;
        var chosen = await db.Organisations.Where(o => o.Id == user.OrganisationId).Select(o => o.HomeUnitId).SingleAsync(ct);
        var units = await db.Organisations.Units().OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
        return new(chosen, [.. units.Select(u => (u.Id, u.Name))]);
    }
}
