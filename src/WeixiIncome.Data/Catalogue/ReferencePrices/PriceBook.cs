using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Catalogue.ReferencePrices;

/// <summary>A reference price beside a price of the market.</summary>
/// <param name="Price">Per <paramref name="Unit"/>: kilogram, litre or piece.</param>
/// <param name="Week">The Monday of its ISO week.</param>
/// <param name="Deviation">By how much the market's price lies above it, in percent; negative is below.</param>
public sealed record PriceBeside(Money Price, Unit Unit, PriceSource Source, string SourceName, DateOnly Week, decimal Deviation);

/// <summary>The reference prices of some categories over the last weeks, to be held beside offers.</summary>
public sealed class PriceBook(IReadOnlyList<ReferencePrice> prices)
{
    /// <summary>Older prices say nothing about today's any more.</summary>
    public const int Weeks = 8;

    /// <summary>Of each source the newest that fits: a product's own before its category's, the nearest place first.</summary>
    /// <param name="areaCode">Where the product grows; prices of places that contain it count.</param>
    public IReadOnlyList<ReferencePrice> Fitting(Guid categoryId, string productName, Unit unit, string areaCode) =>
        [.. prices.Where(p => p.IsAbout(categoryId, productName, unit) && areaCode.StartsWith(p.AreaCode, StringComparison.Ordinal))
            .OrderByDescending(p => p.ProductWord.Length).ThenByDescending(p => p.Week).ThenByDescending(p => p.AreaCode.Length).ThenBy(p => p.Source)
            .DistinctBy(p => p.Source)];

    /// <summary>The first of them, held beside a price per unit of sale; none where nobody entered one.</summary>
    public PriceBeside? Beside(Guid categoryId, string productName, string areaCode, Unit unit, Money perUnit) =>
        Fitting(categoryId, productName, unit, areaCode) is [var price, ..]
            ? new(price.Price, price.Unit, price.Source, price.SourceName, price.Week, price.Deviation(unit, perUnit)) : null;
}

/// <summary>Opens the book.</summary>
public static class PricesAtHand
{
    /// <summary>One query, whatever the number of offers.</summary>
    public static async Task<PriceBook> PriceBook(this MarketDb db, IEnumerable<Guid> categoryIds, DateOnly today, CancellationToken ct)
    {
        var (ids, since) = (categoryIds.Distinct().ToList(), IsoWeek.Of(today).Monday.AddDays(-7 * ReferencePrices.PriceBook.Weeks));
        return new(ids.Count == 0 ? [] : await db.ReferencePrices.AsNoTracking().Where(p => ids.Contains(p.CategoryId) && p.Week >= since && p.Week <= today).ToListAsync(ct));
    }
}
