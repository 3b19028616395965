using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Accounts.Units;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Own;

/// <summary>
/// An individual binds later purchases to their own unit, or to none. It counts at once; the unit is told and may refuse,
/// and sees only totals of what is bought.
/// </summary>
public sealed record BindHomeUnit(Guid? UnitId) : ICommand<bool>;

internal sealed class BindHomeUnitHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<BindHomeUnit, bool>
{
    public async Task<bool> Handle(BindHomeUnit request, CancellationToken cancellationToken)
    {
        var (now, own) = (clock.Now(), await db.Organisations.Where(o => o.Id == user.OrganisationId && o.Kind == OrganisationKind.Person).OrNotThere(cancellationToken));
        var unit = request.UnitId is { } id ? await db.Organisations.Units().Where(o => o.Id == id).OrNotThere(cancellationToken) : null;
        if (own.HomeUnitId == unit?.Id) return false;
        if (unit is not null && await db.UnitBindings.AnyAsync(b => b.PersonId == own.Id && b.UnitId == unit.Id && b.Status == BindingStatus.Refused, cancellationToken))
            throw new RuleBroken("“{0}”不认可您是本单位人员，请先与单位联系，单位同意后才能再绑定。", unit.Name) { Field = "UnitId" };
        foreach (var open in await db.UnitBindings.Where(b => b.PersonId == own.Id && b.EndedAt == null).ToListAsync(cancellationToken)) open.Leave(now);
        own.BindHomeUnit(null);
        if (unit is not null)
        {
            db.UnitBindings.Add(new UnitBinding(own, unit, now));
            await db.Notify(unit.Id, [MarketRole.Approver], "{0}把个人购买绑定到了本单位，请核对是不是本单位人员。", [own.Name], "/account/members", now, cancellationToken, user.MemberId);
        }
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
