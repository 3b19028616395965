using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Activities;

/// <summary>The form of an activity: empty, with what stands, or with what was typed.</summary>
public sealed record ShowActivityForm(string? Number, KeepActivity? Typed = null) : IRequest<ActivityFormPage>;

/// <summary>The form with what can be chosen.</summary>
/// <param name="Hosts">For the county; a unit is host itself.</param>
public sealed record ActivityFormPage(KeepActivity Form, long? Version, IReadOnlyList<SelectListItem> Hosts, IReadOnlyList<SelectListItem> Suppliers);

internal sealed class ShowActivityFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowActivityForm, ActivityFormPage>
{
    private static readonly OrganisationKind[] Units = [OrganisationKind.BudgetUnit, OrganisationKind.PairedUnit, OrganisationKind.ShanghaiPartner];

    public async Task<ActivityFormPage> Handle(ShowActivityForm query, CancellationToken ct)
    {
        var known = query.Number is { } number
            ? await db.ActivityEvents.AsNoTracking().Include(a => a.Suppliers).Include(a => a.Promises.OrderBy(p => p.Position)).Where(a => a.Number == number && a.EnteredById == user.OrganisationId).OrNotThere(ct) : null;
        var form = query.Typed ?? (known is null
            ? new(Guid.CreateVersion7(), null, null, Activity.Offices, null, clock.Today(), clock.Today(), null, user.Kind?.IsBuyer() == true ? user.OrganisationId : null, [], [])
            : new(Guid.CreateVersion7(), known.Version, known.Number, known.Kind, known.Title, known.From, known.To, known.Place, known.HostUnitId, [.. known.Suppliers.Select(s => s.SupplierId)],
                [.. known.Promises.Select(p => new TypedPromise { Name = p.Name, Amount = p.Amount.Yuan })]));
        var hosts = user.Has(MarketRole.CountySupervisor)
            ? await db.Organisations.VisibleTo(user).Where(o => Units.Contains(o.Kind) && o.Status == OrganisationStatus.Active).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(ct) : [];
        var suppliers = await db.Organisations.Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && o.Status == OrganisationStatus.Active)
            .OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(ct);
        return new(form, known?.Version, [.. hosts.Select(o => new SelectListItem(o.Name, o.Id.ToString()))],
            [.. suppliers.Select(o => new SelectListItem(o.Name, o.Id.ToString(), form.Suppliers?.Contains(o.Id) == true))]);
    }
}
