using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>What the list of reference prices shows, in the columns that the import takes back.</summary>
public sealed record ExportReferencePrices(ListReferencePrices Query) : IRequest<ExportedSheet>;

internal sealed class ExportReferencePricesHandler(MarketDb db) : IRequestHandler<ExportReferencePrices, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportReferencePrices request, CancellationToken cancellationToken)
    {
        var rows = await db.PriceRows(request.Query).Take(ExportedSheet.RowsToRead).ToListAsync(cancellationToken);
        return new(PriceColumns.All, rows.Select(row => (IReadOnlyList<object?>)
        [
            row.CategoryCode, row.Category, row.ProductWord, Words.Chinese(row.Unit), row.AreaCode, new IsoWeek(row.Week).ToString(), Words.Chinese(row.Source), row.SourceName,
            row.First ?? row.Price, row.Second, row.Third, row.Price,
        ]));
    }
}
