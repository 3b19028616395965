using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Web.Features.Catalogue.Import;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Supply;

/// <summary>What the list of own products shows, a row an offer; the import reads it back. The market itself exports every supplier's.</summary>
public sealed record ExportProducts(ListProducts Query) : IRequest<ExportedSheet>;

internal sealed class ExportProductsHandler(MarketDb db, ICurrentUser user, AreaBook areas) : IRequestHandler<ExportProducts, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportProducts request, CancellationToken cancellationToken)
    {
        var shelf = IsMarket ? db.Products.VisibleTo(user) : db.OwnProducts(user);
        var products = await shelf.AsNoTracking().Asked(db, request.Query).Include(p => p.Offers).ThenInclude(o => o.Tiers).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        var categories = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, cancellationToken);
        var codes = IsMarket ? await db.Organisations.Where(o => o.CreditCode != null).ToDictionaryAsync(o => o.Id, o => o.CreditCode, cancellationToken) : [];
        var rows = products.SelectMany(p => p.Offers.Where(o => o.IsOffered).OrderBy(o => o.Id).DefaultIfEmpty(), (p, o) => (IReadOnlyList<object?>)
            [.. IsMarket ? [codes.GetValueOrDefault(p.SupplierId)] : Array.Empty<object?>(), .. ProductSheet.Row(p, o, categories[p.CategoryId], areas), Words.Chinese(p.Status)]);
        return new([.. IsMarket ? [ProductColumns.Supplier] : Array.Empty<string>(), .. ProductColumns.All, ProductColumns.Status], rows);
    }

    private bool IsMarket => user.OrganisationId is null;
}
