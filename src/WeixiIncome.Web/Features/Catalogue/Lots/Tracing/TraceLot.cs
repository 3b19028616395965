using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Catalogue.Lots;
using WeixiIncome.Data.Households;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Households;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Lots.Tracing;

/// <summary>What everyone may know of a lot, by its QR code: no household's name unless it consented.</summary>
public sealed record TraceLot(string Number) : IRequest<TracePage>;

/// <summary>The public page.</summary>
/// <param name="Households">How many; none where there are fewer than three, whom nobody should be able to guess.</param>
/// <param name="Names">Of those that agreed.</param>
public sealed record TracePage(string Number, LotKind Kind, bool IsRecalled, string? Recall, string Product, string ProductNumber, bool IsOnSale, string Supplier, string Grade, DateOnly ProducedOn, DateOnly? BestBefore,
    IReadOnlyList<string> Places, int? Households, bool HasFew, IReadOnlyList<string> Names, int AlleviatedPercent, string? Certificate, DateOnly? CertifiedOn, CertificateBasis? Basis, IReadOnlyList<TraceProof> Proofs, IReadOnlyList<TraceStep> Steps);

/// <summary>A proof that is valid today.</summary>
public sealed record TraceProof(ProofKind Kind, string Number, string Issuer, DateOnly? ExpiresOn);

/// <summary>A lot that went into it.</summary>
public sealed record TraceStep(string Number, string Product, LotKind Kind, DateOnly ProducedOn);

internal sealed class TraceLotHandler(MarketDb db, AreaBook areas, PersonalVault vault, TimeProvider clock) : IRequestHandler<TraceLot, TracePage>
{
    private const int Few = 3;

    public async Task<TracePage> Handle(TraceLot query, CancellationToken ct)
    {
        var today = clock.Today();
        var lot = await db.Lots.AsNoTracking().Where(l => l.Number == query.Number && l.Status != LotStatus.Open).Include(l => l.Shares).OrNotThere(ct);
        var about = await (from product in db.Products
                           join supplier in db.Organisations on product.SupplierId equals supplier.Id
                           where product.Id == lot.ProductId
                           select new { product.Name, product.Number, product.Status, Supplier = supplier.Name }).SingleAsync(ct);
        var certificate = await db.Certificates.AsNoTracking().Where(c => c.LotId == lot.Id && c.VoidedAt == null).OrderByDescending(c => c.IssuedAt).FirstOrDefaultAsync(ct);
        var proofs = await db.QualityProofs.AsNoTracking().Where(p => p.SupplierId == lot.SupplierId && p.RemovedAt == null && (p.ExpiresOn == null || p.ExpiresOn >= today)
                && (p.LotId == lot.Id || p.LotId == null && (p.ProductId == null || p.ProductId == lot.ProductId)))
            .OrderBy(p => p.Kind).ThenByDescending(p => p.IssuedOn).Select(p => new TraceProof(p.Kind, p.Number, p.Issuer, p.ExpiresOn)).Take(20).ToListAsync(ct);
        var sources = await db.MadeFrom([lot.Id], ct);
        var steps = await (from source in db.Lots
                           join product in db.Products on source.ProductId equals product.Id
                           where sources.Contains(source.Id) && source.Id != lot.Id
                           orderby source.ProducedOn, source.Number
                           select new TraceStep(source.Number, product.Name, source.Kind, source.ProducedOn)).ToListAsync(ct);
        var recall = lot.Status == LotStatus.Recalled ? await db.Recalls.Where(r => r.EndedAt == null && r.Lots.Any(x => x.LotId == lot.Id)).Select(r => r.Advice).FirstOrDefaultAsync(ct) : null;
        var named = lot.Shares.Where(s => s.HouseholdId is not null).Select(s => s.HouseholdId!.Value).Distinct().ToList();
        var percent = lot.InputWeight == 0 ? 0 : (int)((Int128)lot.AlleviatedWeight * 100 / lot.InputWeight);
        return new(lot.Number, lot.Kind, lot.Status == LotStatus.Recalled, recall, about.Name, about.Number, about.Status == Domain.Catalogue.ProductStatus.Published, about.Supplier, lot.Grade, lot.ProducedOn, lot.BestBefore,
            [.. lot.Shares.Select(s => s.VillageCode).Append(lot.VillageCode).Distinct().Order(StringComparer.Ordinal).Select(areas.Path)], named.Count >= Few ? named.Count : null, named.Count is > 0 and < Few,
            await Names(named, lot.SupplierId, ct), percent, certificate?.Number, certificate?.IssuedOn, certificate?.Basis, proofs, steps);
    }

    /// <summary>Names of those whose binding to this supplier says so, and lasts.</summary>
    private async Task<IReadOnlyList<string>> Names(List<Guid> households, Guid supplierId, CancellationToken ct)
    {
        var heads = await db.Households.AsNoTracking().Where(h => households.Contains(h.Id) && h.Status == HouseholdStatus.Registered && h.Bindings.Any(b => b.SupplierId == supplierId && b.To == null && b.MayShowName)).OrderBy(h => h.Number)
            .Select(h => h.Members.Where(m => m.Kinship == Kinship.Head && m.LeftOn == null).Select(m => m.Name).FirstOrDefault()).Take(50).ToListAsync(ct);
        return [.. heads.OfType<SealedText>().Select(vault.Open)];
    }
}
