using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Accounts.Colleagues;
using WeixiIncome.Web.Features.Accounts.Joining;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Organisations;

/// <summary>One organisation: its registration, people and steps, and what this person may settle.</summary>
public sealed record ShowOrganisation(Guid Id) : IRequest<OrganisationPage>;

/// <param name="Manages">Whether this person may settle its people and standing.</param>
/// <param name="MayAmend">Whether this person keeps its registration.</param>
public sealed record OrganisationPage(Guid Id, long Version, string Name, OrganisationKind Kind, OrganisationStatus Status, string? Contact, string? Phone, string? Address, DateTime JoinedAt,
    AmendRegistration Registration, IReadOnlyList<PostLine> Posts, IReadOnlyList<StepLine> Steps, IReadOnlyList<MarketRole> Roles, bool Manages, bool MayAmend,
    OpenAccount Open, GivePost Give, UnitPlace? Place);

/// <summary>A budget unit's place in the tree.</summary>
public sealed record UnitPlace(UnitPlace.Unit? Superior, int Below)
{
    /// <summary>The unit above.</summary>
    public sealed record Unit(Guid Id, string Name, string? CreditCode);
}

internal sealed class ShowOrganisationHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowOrganisation, OrganisationPage>
{
    public async Task<OrganisationPage> Handle(ShowOrganisation request, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var o = await db.Organisations.AsNoTracking().VisibleTo(user).Where(o => o.Id == request.Id && (user.SeesEverything || o.Kind != OrganisationKind.Person)).OrNotThere(cancellationToken);
        var posts = await db.Memberships.PostsOf(o.Id, db, today, cancellationToken);
        return new(o.Id, o.Version, o.Name, o.Kind, o.Status, o.Contact, o.Phone, o.Address, o.JoinedAt,
            new(o.Id, o.Version, o.Name, o.CreditCode, o.AreaCode, o.Relation), [.. posts.Where(p => p.IsHeld || p.From > today)],
            await db.StepsOf(o.Id, cancellationToken), [.. user.Givable(o.Kind)], await db.Manages(o, user, today, cancellationToken), user.KeepsRegistrationOf(o),
            new(Guid.NewGuid(), o.Id, null, null, null, null), new(Guid.NewGuid(), o.Id, null, null, null), await Place(o, cancellationToken));
    }

    private async Task<UnitPlace?> Place(Organisation unit, CancellationToken ct) => unit.Kind != OrganisationKind.BudgetUnit ? null
        : new(await db.Organisations.Where(s => s.Id == unit.SuperiorId).Select(s => new UnitPlace.Unit(s.Id, s.Name, s.CreditCode)).SingleOrDefaultAsync(ct),
            await db.Organisations.InTreeOf(unit.UnitPath).CountAsync(u => u.Id != unit.Id, ct));
}

/// <summary>Who keeps registrations: administrators all, county supervisors those of units, villages and townships.</summary>
internal static class RegistrationRights
{
    private static readonly OrganisationKind[] Supervisors =
        [OrganisationKind.BudgetUnit, OrganisationKind.PairedUnit, OrganisationKind.ShanghaiPartner, OrganisationKind.Village, OrganisationKind.Township];

    public static bool KeepsRegistrationOf(this ICurrentUser user, Organisation organisation) => user.SeesEverything
        || user.Has(MarketRole.CountySupervisor) && (Supervisors.Contains(organisation.Kind) || organisation.Kind == OrganisationKind.Contractor);

    /// <summary>The kinds that this person may register; suppliers apply by themselves unless an administrator enters them, persons always do, contractors come with their contract.</summary>
    public static IEnumerable<OrganisationKind> Registrable(this ICurrentUser user) =>
        user.SeesEverything ? Enum.GetValues<OrganisationKind>().Where(kind => kind is not (OrganisationKind.Person or OrganisationKind.Contractor)) : user.Has(MarketRole.CountySupervisor) ? Supervisors : [];
}
