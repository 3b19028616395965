using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Accounts.Units;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Accounts.Units;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>The organisation acted for, with what its own people may change.</summary>
public sealed record ShowOwnOrganisation : IRequest<OwnOrganisationPage>;

/// <param name="MayDescribe">Whoever answers for its people.</param>
/// <param name="MayUseAccount">The clerk or treasurer of a supplier; none elsewhere.</param>
public sealed record OwnOrganisationPage(string Name, OrganisationKind Kind, string? CreditCode, string AreaCode, AssistanceRelation Relation, OrganisationStatus Status,
    DescribeOwnOrganisation Contact, UseBankAccount Account, bool MayDescribe, bool MayUseAccount, OwnPlace Place);

/// <summary>Where the unit stands: what is above it, from the top, what is below, and for a contractor the unit it serves.</summary>
public sealed record OwnPlace(IReadOnlyList<string> Above, IReadOnlyList<(string Name, int Level)> Below, string? Serves);

internal sealed class ShowOwnOrganisationHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowOwnOrganisation, OwnOrganisationPage>
{
    public async Task<OwnOrganisationPage> Handle(ShowOwnOrganisation request, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.AsNoTracking().Where(o => o.Id == user.OrganisationId && o.Kind != OrganisationKind.Person).OrNotThere(cancellationToken);
        return new(own.Name, own.Kind, own.CreditCode, own.AreaCode, own.Relation, own.Status,
            new(own.Version, own.Contact, own.Phone, own.Address, own.About),
            new(own.Version, own.BankAccountName, own.BankName, own.BankAccountNumber),
            user.MayDescribeOwn(), own.Kind.IsSupplier() && user.MayUseAccount(), await Place(own, cancellationToken));
    }

    private async Task<OwnPlace> Place(Organisation own, CancellationToken ct)
    {
        if (own.Kind != OrganisationKind.BudgetUnit)
            return new([], [], own.Kind == OrganisationKind.Contractor ? await db.Organisations.Where(o => o.Id == own.HomeUnitId).Select(o => o.Name).SingleOrDefaultAsync(ct) : null);
        var above = Enumerable.Range(1, own.UnitPath.Length / Organisation.StepLength - 1).Select(n => own.UnitPath[..(n * Organisation.StepLength)]).ToList();
        var near = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.BudgetUnit && above.Contains(o.UnitPath)).OrderBy(o => o.UnitPath).Select(o => o.Name).ToListAsync(ct);
        var below = await db.Organisations.AsNoTracking().InTreeOf(own.UnitPath).Where(o => o.Id != own.Id)
            .Select(o => new UnitNode(o.Id, o.Name, o.CreditCode, o.AreaCode, o.Status, o.UnitPath)).ToListAsync(ct);
        var level = own.UnitPath.Length / Organisation.StepLength;
        return new(near, [.. below.InTreeOrder().Select(u => (u.Name, u.Level - level))], null);
    }
}

/// <summary>Who may change what of their own organisation.</summary>
internal static class OwnRights
{
    public static bool MayDescribeOwn(this ICurrentUser user) => user.Roles.Any(role => role.ManagesColleagues());

    public static bool MayUseAccount(this ICurrentUser user) => user.Has(MarketRole.CooperativeClerk, MarketRole.Treasurer);
}
