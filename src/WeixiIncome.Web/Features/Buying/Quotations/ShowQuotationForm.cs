using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Buying.Quotations;

/// <summary>The form for a request for quotation: a new one, or a draft.</summary>
public sealed record ShowQuotationForm(string? Number = null, KeepQuotation? Typed = null) : IRequest<QuotationForm>;

/// <summary>The form with its choices.</summary>
public sealed record QuotationForm(KeepQuotation Form, IReadOnlyList<SelectListItem> Categories, IReadOnlyList<SelectListItem> Addresses, IReadOnlyList<SelectListItem> Suppliers)
{
    /// <summary>How many rows it shows: what is there and some empty ones.</summary>
    public int Rows => Math.Min(Quotation.MostLines, Math.Max(4, (Form.Lines?.Count ?? 0) + 2));
}

internal sealed class ShowQuotationFormHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowQuotationForm, QuotationForm>
{
    public async Task<QuotationForm> Handle(ShowQuotationForm query, CancellationToken ct)
    {
        var addresses = await db.DeliveryAddresses.AsNoTracking().Of(user).OrderByDescending(a => a.Id).ToListAsync(ct);
        var form = query.Typed ?? (query.Number is { } number ? Written(await db.OwnQuotation(user, number, null, ct), addresses) : Fresh(addresses));
        return new(form, await db.Categories.AsNoTracking().OrderBy(c => c.Position).Select(c => new Choice(c.Id, c.Name)).ToChoices(ct),
            addresses.ConvertAll(a => new SelectListItem($"{a.Recipient} {a.Detail}", a.Id.ToString())),
            await db.Organisations.AsNoTracking().Where(o => o.Status == OrganisationStatus.Active && (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm))
                .OrderBy(o => o.Name).Select(o => new Choice(o.Id, o.Name)).ToChoices(ct));
    }

    private KeepQuotation Fresh(List<DeliveryAddress> addresses)
    {
        var today = clock.Today();
        var purpose = user.Kind is OrganisationKind.BudgetUnit or OrganisationKind.Contractor ? Purpose.Canteen : Purpose.Union;
        return new(null, null, null, purpose, today.AddDays(3).ToDateTime(new TimeOnly(17, 0)), today.AddDays(7), today.AddDays(14), addresses.FirstOrDefault()?.Id, null, null, [], [], Guid.CreateVersion7());
    }

    private static KeepQuotation Written(Quotation draft, List<DeliveryAddress> addresses) => new(draft.Number, draft.Version, draft.Title, draft.Purpose, BusinessDate.Clock(draft.Deadline),
        draft.DeliverFrom, draft.DeliverTo, addresses.Find(a => a.Detail == draft.DeliveryDetail && a.Recipient == draft.Recipient)?.Id, draft.Ceiling?.Yuan, draft.Note,
        [.. draft.Lines.OrderBy(l => l.Position).Select(l => new TypedWant(l.Product, l.Specification, l.CategoryId, l.Unit.FromBase(l.Quantity), l.Unit))],
        [.. draft.Invited.Select(i => i.SupplierId)], Guid.CreateVersion7());
}
