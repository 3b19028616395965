using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Weighing;

/// <summary>The scale's page on a phone.</summary>
/// <param name="Lot">Chosen first.</param>
public sealed record ShowScale(string? Lot = null) : IRequest<ScalePage>;

/// <summary>The page: open lots, the bound households, and what was weighed today.</summary>
public sealed record ScalePage(string? Chosen, IReadOnlyList<OpenLotRow> Lots, IReadOnlyList<BoundRow> Households, IReadOnlyList<WeighedRow> Today, Money Total, IReadOnlyList<AboveRow> Above, Guid FormKey);

/// <summary>A lot that takes produce in.</summary>
/// <param name="LastPrice">What was agreed last, per unit.</param>
public sealed record OpenLotRow(string Number, string Product, string Grade, Unit Unit, Money? LastPrice);

/// <summary>A household to choose, masked.</summary>
public sealed record BoundRow(string Number, SealedText? Head, string VillageCode);

/// <summary>A weigh-in of today.</summary>
public sealed record WeighedRow(string Number, string Lot, string Product, string? Household, SealedText? Head, long Net, Unit Unit, Money Amount, bool IsVoid);

/// <summary>A household of today that brought more of a crop this year than it plausibly grows: told, never refused.</summary>
/// <param name="Plausible">Grams; nothing where it has no land or animals of the kind on record.</param>
public sealed record AboveRow(string Household, string Crop, long Plausible);

/// <summary>A receipt in big type.</summary>
public sealed record ShowReceipt(string Number) : IRequest<ReceiptPage>;

/// <summary>The receipt.</summary>
public sealed record ReceiptPage(WeighIn WeighIn, string Lot, string Product, string Grade, Unit Unit, string Supplier, string? Household, SealedText? Head, string? By, Guid LotId);

internal sealed class ShowScaleHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowScale, ScalePage>, IRequestHandler<ShowReceipt, ReceiptPage>
{
    private const int MostHouseholds = 1000;

    public async Task<ScalePage> Handle(ShowScale query, CancellationToken ct)
    {
        var (own, today) = (user.OrganisationId, clock.Today());
        var lots = await (from lot in db.Lots.AsNoTracking().VisibleTo(user, db)
                          join product in db.Products on lot.ProductId equals product.Id
                          where lot.SupplierId == own && lot.Status == LotStatus.Open
                          orderby lot.Number descending
                          select new OpenLotRow(lot.Number, product.Name, lot.Grade, lot.Unit, lot.WeighIns.Where(w => w.VoidedAt == null).OrderByDescending(w => w.RecordedAt).Select(w => (Money?)w.Price).FirstOrDefault())).ToListAsync(ct);
        var households = await db.Households.AsNoTracking().VisibleTo(user).Where(h => h.Status == HouseholdStatus.Registered).OrderBy(h => h.VillageCode).ThenBy(h => h.Number)
            .Select(h => new BoundRow(h.Number, h.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(), h.VillageCode)).Take(MostHouseholds).ToListAsync(ct);
        var weighed = await (from row in db.WeighIns.AsNoTracking()
                             join lot in db.Lots on row.LotId equals lot.Id
                             join product in db.Products on lot.ProductId equals product.Id
                             join household in db.Households on row.HouseholdId equals household.Id into known
                             from one in known.DefaultIfEmpty()
                             where row.SupplierId == own && row.WeighedOn == today
                             orderby row.WeighedAt descending, row.Number descending
                             select new WeighedRow(row.Number, lot.Number, product.Name, one == null ? null : one.Number, one == null ? null : one.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
                                 row.Net, lot.Unit, row.Amount, row.VoidedAt != null)).Take(100).ToListAsync(ct);
        var came = db.Households.Where(h => db.WeighIns.Any(w => w.HouseholdId == h.Id && w.SupplierId == own && w.WeighedOn == today && w.VoidedAt == null));
        var above = await db.CropYields(came, today.Year).Doubtful().OrderBy(y => y.HouseholdNumber).ThenBy(y => y.Crop).Take(50).ToListAsync(ct);
        return new(query.Lot, lots, households, weighed, weighed.Where(w => !w.IsVoid).Aggregate(Money.Zero, (sum, w) => sum + w.Amount), [.. above.Select(y => new AboveRow(y.HouseholdNumber, y.Crop, y.Plausible))], Guid.CreateVersion7());
    }

    public async Task<ReceiptPage> Handle(ShowReceipt query, CancellationToken ct) =>
        await (from row in db.WeighIns.AsNoTracking()
               join lot in db.Lots.VisibleTo(user, db) on row.LotId equals lot.Id
               join product in db.Products on lot.ProductId equals product.Id
               join supplier in db.Organisations on lot.SupplierId equals supplier.Id
               join household in db.Households on row.HouseholdId equals household.Id into known
               from one in known.DefaultIfEmpty()
               where row.Number == query.Number
               select new ReceiptPage(row, lot.Number, product.Name, lot.Grade, lot.Unit, supplier.Name, one == null ? null : one.Number,
                   one == null ? null : one.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(), db.Members.Where(m => m.Id == row.WeighedBy).Select(m => m.DisplayName).FirstOrDefault(), lot.Id)).OrNotThere(ct);
}
