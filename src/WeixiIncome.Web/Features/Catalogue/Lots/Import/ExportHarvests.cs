using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Import;

/// <summary>Harvest lots as the import reads them: a row for what each household brought, each lot's number as its mark.</summary>
public sealed record ExportHarvests : IRequest<ExportedSheet>;

internal sealed class ExportHarvestsHandler(MarketDb db, ICurrentUser user) : IRequestHandler<ExportHarvests, ExportedSheet>
{
    public async Task<ExportedSheet> Handle(ExportHarvests request, CancellationToken ct)
    {
        var rows = await (from lot in db.Lots.AsNoTracking().VisibleTo(user, db).Where(l => l.Kind == LotKind.Harvest)
                          join product in db.Products on lot.ProductId equals product.Id
                          join supplier in db.Organisations on lot.SupplierId equals supplier.Id
                          from weighed in lot.WeighIns.Where(w => w.VoidedAt == null)
                          join household in db.Households on weighed.HouseholdId equals household.Id into known
                          from one in known.DefaultIfEmpty()
                          orderby lot.Number, weighed.Number
                          select new { supplier.CreditCode, lot.Number, Product = product.Number, lot.Grade, lot.ProducedOn, lot.Quantity, lot.Unit, lot.VillageCode, lot.Plot, lot.BestBefore,
                              Household = one == null ? null : one.Number, weighed.Net, weighed.Price }).Take(ExportedSheet.RowsToRead).ToListAsync(ct);
        return new([LotColumns.Supplier, .. LotColumns.All], rows.Select(r => (IReadOnlyList<object?>)
            [r.CreditCode, r.Number, r.Product, r.Grade, r.ProducedOn, r.Unit.FromBase(r.Quantity), Words.Chinese(r.Unit), r.VillageCode, r.Plot, r.BestBefore,
                r.Household, r.Household is null ? null : r.Unit.FromBase(r.Net), r.Household is null ? null : r.Price]));
    }
}
