using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Buying.Activities;
using WeixiIncome.Domain.Ledger.Declarations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Ledger.Declarations;

/// <summary>The form of a declaration: empty, with what stands, or with what was typed.</summary>
public sealed record ShowDeclarationForm(string? Number, KeepDeclaration? Typed = null) : IRequest<DeclarationFormPage>;

/// <summary>The form with what can be chosen.</summary>
public sealed record DeclarationFormPage(KeepDeclaration Form, long? Version, IReadOnlyList<SelectListItem> Suppliers, IReadOnlyList<SelectListItem> Areas,
    IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Activities);

internal sealed class ShowDeclarationFormHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock, Words words) : IRequestHandler<ShowDeclarationForm, DeclarationFormPage>
{
    public async Task<DeclarationFormPage> Handle(ShowDeclarationForm query, CancellationToken ct)
    {
        var known = query.Number is { } number
            ? await db.Declarations.AsNoTracking().Include(d => d.Lines.OrderBy(l => l.Position)).Where(d => d.Number == number && d.UnitId == user.OrganisationId).OrNotThere(ct) : null;
        if (known is { IsOpen: false }) throw new RuleBroken("申报 {0} 现在是“{1}”，不能修改。", known.Number, known.Status);
        var form = query.Typed ?? (known is null ? Fresh() : Of(known));
        return new(form, known?.Version, await Suppliers(ct), [.. Places()], await Categories(ct), await Activities(ct));
    }

    private KeepDeclaration Fresh() => new(Guid.CreateVersion7(), null, null, DeclarationKind.Offline, clock.Today(), null, null, null, null, null, null, Venue.Offline, null, null,
        user.Kind == OrganisationKind.BudgetUnit || user.Kind == OrganisationKind.Contractor ? Purpose.Canteen : Purpose.Union, null, null, []);

    private static KeepDeclaration Of(Declaration d) => new(Guid.CreateVersion7(), d.Version, d.Number, d.Kind, d.SoldOn, d.PaidOn, d.SupplierId, d.SupplierId is null ? d.SupplierName : null,
        d.OriginAreaCode, d.SellerInitials, d.SoldTo, d.Venue, d.VenueOrderNumber, d.InvoiceNumber, d.Purpose, d.ActivityEventId, d.Statement,
        [.. d.Lines.Select(l => new TypedLine { CategoryId = l.CategoryId, Product = l.Product, Quantity = l.Unit.FromBase(l.Quantity), Unit = l.Unit, Amount = l.Amount.Yuan })]);

    private async Task<List<SelectListItem>> Suppliers(CancellationToken ct) =>
        [.. (await db.Organisations.Where(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && o.Status == OrganisationStatus.Active)
            .OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(ct)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];

    /// <summary>Townships, and below each its villages.</summary>
    private IEnumerable<SelectListItem> Places()
    {
        foreach (var town in areas.Under(Area.Weixi))
        {
            var group = new SelectListGroup { Name = town.ShortName };
            yield return new(words["{0}（不分村）", town.ShortName], town.Code) { Group = group };
            foreach (var village in areas.Under(town.Code)) yield return new(village.ShortName, village.Code) { Group = group };
        }
    }

    private async Task<List<SelectListItem>> Categories(CancellationToken ct) =>
        [.. (await db.Categories.OrderBy(c => c.Position).Select(c => new { c.Id, c.Name }).ToListAsync(ct)).Select(c => new SelectListItem(words[c.Name], c.Id.ToString()))];

    private async Task<List<SelectListItem>> Activities(CancellationToken ct)
    {
        var since = clock.Today().AddYears(-1);
        return [.. (await db.ActivityEvents.VisibleTo(user).Where(a => a.Status != ActivityStatus.Cancelled && a.From >= since).OrderByDescending(a => a.From)
            .Select(a => new { a.Id, a.Number, a.Title }).ToListAsync(ct)).Select(a => new SelectListItem($"{a.Number} {a.Title}", a.Id.ToString()))];
    }
}
