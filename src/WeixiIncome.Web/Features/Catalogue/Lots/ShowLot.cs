using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.Lots;

/// <summary>One lot with all that is known of it.</summary>
public sealed record ShowLot(string Number) : IRequest<LotPage>;

/// <summary>The page.</summary>
public sealed record LotPage(Lot Lot, string Product, string ProductNumber, string Supplier, bool NeedsCertificate, IReadOnlyList<LotShareRow> Shares, IReadOnlyList<WeighInRow> WeighIns, IReadOnlyList<LotMove> Moves,
    IReadOnlyList<ConformityCertificate> Certificates, IReadOnlyList<LotLink> Inputs, IReadOnlyList<LotLink> Outputs, string? Recall, string Origin, string? Contact, bool IsOwn, DateOnly Today, Guid FormKey)
{
    public Measured Of(long quantity) => new(quantity, Lot.Unit);

    public bool IsCertified => Certificates.Any(c => c.VoidedAt is null);
}

/// <summary>A household's share, masked.</summary>
public sealed record LotShareRow(string? Household, SealedText? Head, string VillageCode, bool IsAlleviated, bool IsDisputed, long Weight);

/// <summary>A weigh-in.</summary>
public sealed record WeighInRow(Guid Id, string Number, string? Household, SealedText? Head, long Gross, long Tare, long Net, Money Price, Money Amount, DateTime At, string? VoidReason);

/// <summary>A change of stock.</summary>
public sealed record LotMove(LotCause Cause, long Delta, DateTime At);

/// <summary>Another lot that this one came from or went into.</summary>
public sealed record LotLink(string Number, string Product, long Quantity, Unit Unit);

internal sealed class ShowLotHandler(MarketDb db, ICurrentUser user, Data.Areas.AreaBook areas, TimeProvider clock) : IRequestHandler<ShowLot, LotPage>
{
    private const int MostRows = 200;

    public async Task<LotPage> Handle(ShowLot query, CancellationToken ct)
    {
        var lot = await db.Lots.AsNoTracking().VisibleTo(user, db).Where(l => l.Number == query.Number).OrNotThere(ct);
        var about = await (from product in db.Products
                           join category in db.Categories on product.CategoryId equals category.Id
                           join supplier in db.Organisations on product.SupplierId equals supplier.Id
                           where product.Id == lot.ProductId
                           select new { product.Name, product.Number, Supplier = supplier.Name, supplier.Phone, category.CertificateRequired }).SingleAsync(ct);
        var shares = await (from share in db.LotShares
                            join household in db.Households on share.HouseholdId equals household.Id into known
                            from one in known.DefaultIfEmpty()
                            where share.LotId == lot.Id
                            orderby share.Weight descending, share.Id
                            select new LotShareRow(one == null ? null : one.Number, one == null ? null : one.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
                                share.VillageCode, share.IsAlleviated, share.IsDisputed, share.Weight)).ToListAsync(ct);
        var weighed = await (from row in db.WeighIns
                             join household in db.Households on row.HouseholdId equals household.Id into known
                             from one in known.DefaultIfEmpty()
                             where row.LotId == lot.Id
                             orderby row.WeighedAt, row.Number
                             select new WeighInRow(row.Id, row.Number, one == null ? null : one.Number, one == null ? null : one.Members.Where(m => m.Kinship == Kinship.Head).OrderByDescending(m => m.JoinedOn).Select(m => m.Name).FirstOrDefault(),
                                 row.Gross, row.Tare, row.Net, row.Price, row.Amount, row.WeighedAt, row.VoidReason)).ToListAsync(ct);
        var moves = await db.LotMovements.Where(m => m.LotId == lot.Id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Select(m => new LotMove(m.Cause, m.Delta, m.At)).Take(MostRows).ToListAsync(ct);
        var recall = lot.Status == LotStatus.Recalled ? await db.Recalls.Where(r => r.EndedAt == null && r.Lots.Any(x => x.LotId == lot.Id)).Select(r => r.Number).FirstOrDefaultAsync(ct) : null;
        return new(lot, about.Name, about.Number, about.Supplier, about.CertificateRequired, shares, weighed, moves, await Certificates(lot, ct), await Inputs(lot, ct), await Outputs(lot, ct),
            recall, areas.Path(lot.VillageCode), about.Phone, lot.SupplierId == user.OrganisationId && user.Has(MarketRole.CooperativeClerk), clock.Today(), Guid.CreateVersion7());
    }

    private Task<List<ConformityCertificate>> Certificates(Lot lot, CancellationToken ct) => db.Certificates.AsNoTracking().Where(c => c.LotId == lot.Id).OrderByDescending(c => c.IssuedAt).ToListAsync(ct);

    private Task<List<LotLink>> Inputs(Lot lot, CancellationToken ct) =>
        (from input in db.LotInputs
         join source in db.Lots on input.SourceLotId equals source.Id
         join product in db.Products on source.ProductId equals product.Id
         where input.LotId == lot.Id
         orderby source.Number
         select new LotLink(source.Number, product.Name, input.Quantity, source.Unit)).ToListAsync(ct);

    private Task<List<LotLink>> Outputs(Lot lot, CancellationToken ct) =>
        (from input in db.LotInputs
         join made in db.Lots on input.LotId equals made.Id
         join product in db.Products on made.ProductId equals product.Id
         where input.SourceLotId == lot.Id
         orderby made.Number
         select new LotLink(made.Number, product.Name, input.Quantity, lot.Unit)).ToListAsync(ct);
}
