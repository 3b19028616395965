using MediatR;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>An individual binds later purchases to their own unit, or to none; the unit sees only totals of them.</summary>
public sealed record BindHomeUnit(Guid? UnitId) : ICommand<bool>;

internal sealed class BindHomeUnitHandler(MarketDb db, ICurrentUser user) : IRequestHandler<BindHomeUnit, bool>
{
    public async Task<bool> Handle(BindHomeUnit request, CancellationToken cancellationToken)
    {
        var own = await db.Organisations.Where(o => o.Id == user.OrganisationId && o.Kind == OrganisationKind.Person).OrNotThere(cancellationToken);
        var unit = request.UnitId is { } id ? await db.Organisations.Units().Where(o => o.Id == id).OrNotThere(cancellationToken) : null;
        own.BindHomeUnit(unit);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

/// <summary>The units that a person's purchases can be bound to.</summary>
internal static class HomeUnits
{
    public static IQueryable<Organisation> Units(this IQueryable<Organisation> organisations) => organisations.Where(o => o.Status == OrganisationStatus.Active
        && (o.Kind == OrganisationKind.BudgetUnit || o.Kind == OrganisationKind.PairedUnit || o.Kind == OrganisationKind.ShanghaiPartner));
}
