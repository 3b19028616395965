using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Supply;

/// <summary>The offers of the list's products in one form.</summary>
/// <param name="Typed">What was typed into a form that was refused.</param>
public sealed record ShowBulkForm(ListProducts Query, EditOffers? Typed = null) : IRequest<BulkPage>;

/// <summary>What a row of the form is about.</summary>
public sealed record BulkLabel(string ProductNumber, string ProductName, string Specification, Unit Unit, int Tiers);

/// <summary>The form, and beside each row its label.</summary>
public sealed record BulkPage(ListProducts Query, EditOffers Form, IReadOnlyList<BulkLabel> Labels, int Page, int Size, int Total);

internal sealed class ShowBulkFormHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ShowBulkForm, BulkPage>
{
    private const int OffersAtOnce = 50;

    public async Task<BulkPage> Handle(ShowBulkForm request, CancellationToken cancellationToken)
    {
        var offers = db.OwnProducts(user).AsNoTracking().Asked(db, request.Query with { Sort = request.Query.Sort ?? "name" })
            .SelectMany(p => p.Offers.Where(o => o.IsOffered).OrderBy(o => o.Id), (p, o) => new
            {
                o.Id, p.Number, p.Name, o.Specification, o.Unit, Tiers = o.Tiers.Count, Price = o.LowestTierPrice, o.Available,
            });
        if (request.Typed is { Rows: { } typed } form)
        {
            // The rows that were posted, in their order, whatever the list would show now.
            var ids = typed.Select(row => row.OfferId).ToList();
            var known = await offers.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellationToken);
            var labels = typed.Select(row => known.GetValueOrDefault(row.OfferId) ?? throw new NotThere()).Select(o => new BulkLabel(o.Number, o.Name, o.Specification, o.Unit, o.Tiers));
            return new(request.Query, form, [.. labels], 1, OffersAtOnce, typed.Count);
        }
        var page = await offers.Page(request.Query.Page, cancellationToken, OffersAtOnce);
        return new(request.Query, new(Guid.CreateVersion7(), [.. page.Items.Select(o => new BulkLine(o.Id, o.Price.Yuan, o.Unit.FromBase(o.Available), o.Price.Fen, o.Available))]),
            [.. page.Items.Select(o => new BulkLabel(o.Number, o.Name, o.Specification, o.Unit, o.Tiers))], page.Number, page.Size, page.Total);
    }
}
