using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;

namespace WeixiIncome.Data.Catalogue;

/// <summary>What always holds of products, prices and stock.</summary>
public static class CatalogueInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("库存不小于 0", (db, ct) => Verdict.Of(db.Offers, Named(db, db.Offers.Where(o => o.Available < 0)), ct)),
        new("库存等于各次变动之和", (db, ct) => Verdict.Of(db.Offers,
            Named(db, db.Offers.Where(o => o.Available != db.StockMovements.Where(m => m.OfferId == o.Id).Sum(m => m.Delta))), ct)),
        new("每个报价的价格都大于 0，数量越多越便宜", (db, ct) => Verdict.Of(
            db.Offers.Include(o => o.Tiers).Join(db.Products, o => o.ProductId, p => p.Id, (offer, product) => new { product.Number, offer.LowestTierPrice, Tiers = offer.Tiers.OrderBy(t => t.From).ToList() }).AsNoTracking(),
            row => Falls(row.Tiers) && row.Tiers[0].Price == row.LowestTierPrice ? null : row.Number, ct)),
        new("已上架的产品都能搜到", (db, ct) => Verdict.Of(db.Products.Where(p => p.Status == ProductStatus.Published),
            db.Products.Where(p => p.Status == ProductStatus.Published && !db.ProductTerms.Any(t => t.ProductId == p.Id)).Select(p => p.Number), ct)),
        new("产品编号连续，没有缺号", ProductNumbersFollowEachOther),
    ];

    private static IQueryable<string> Named(MarketDb db, IQueryable<Offer> offers) =>
        offers.Join(db.Products, o => o.ProductId, p => p.Id, (offer, product) => product.Number);

    private static bool Falls(List<PriceTier> tiers) =>
        tiers.Count > 0 && tiers[0].From == 0 && tiers.TrueForAll(t => t.Price.IsPositive) && tiers.Zip(tiers.Skip(1)).All(pair => pair.First.Price >= pair.Second.Price);

    private static async Task<Verdict> ProductNumbersFollowEachOther(MarketDb db, CancellationToken ct)
    {
        var count = await db.Products.LongCountAsync(ct);
        var given = await db.NumberSeries.Where(s => s.Name == "P").Select(s => s.Last).SingleOrDefaultAsync(ct);
        return new(count, Math.Abs(given - count), given == count ? [] : [$"P{given:000000}"]);
    }
}
