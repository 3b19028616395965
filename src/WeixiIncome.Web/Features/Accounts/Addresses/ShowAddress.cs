using MediatR;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Accounts.Addresses;

/// <summary>The form of one address: empty, as it is kept, or as it was typed.</summary>
public sealed record ShowAddress(Guid? Id = null, KeepAddress? Typed = null) : IRequest<AddressPage>;

/// <summary>The form's page.</summary>
public sealed record AddressPage(Guid? Id, KeepAddress Form, IReadOnlyList<SelectListItem> Areas);

internal sealed class ShowAddressHandler(MarketDb db, AreaBook areas, ICurrentUser user) : IRequestHandler<ShowAddress, AddressPage>
{
    public async Task<AddressPage> Handle(ShowAddress query, CancellationToken ct)
    {
        var kept = query.Id is { } id ? await db.DeliveryAddresses.AsNoTracking().Of(user).Where(a => a.Id == id).OrNotThere(ct) : null;
        var form = query.Typed ?? new KeepAddress(kept?.Id, kept?.Recipient, kept?.Phone, kept?.AreaCode, kept?.Detail, Guid.CreateVersion7());
        return new(query.Id, form, areas.Choices(form.AreaCode));
    }
}

/// <summary>The saved addresses of the organisation.</summary>
public sealed record ListAddresses : IRequest<AddressesPage>;

/// <summary>The list's page.</summary>
public sealed record AddressesPage(IReadOnlyList<AddressRow> Rows);

/// <summary>One saved address.</summary>
public sealed record AddressRow(Guid Id, string Recipient, string Phone, string Place, string Detail);

internal sealed class ListAddressesHandler(MarketDb db, AreaBook areas, ICurrentUser user) : IRequestHandler<ListAddresses, AddressesPage>
{
    public async Task<AddressesPage> Handle(ListAddresses query, CancellationToken ct)
    {
        var kept = await db.DeliveryAddresses.AsNoTracking().Of(user).OrderByDescending(a => a.Id).ToListAsync(ct);
        return new([.. kept.Select(a => new AddressRow(a.Id, a.Recipient, a.Phone, areas.Place(a.AreaCode), a.Detail))]);
    }
}
