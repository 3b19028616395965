using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Browse;

/// <summary>A range of prices per kilogram, litre or piece.</summary>
/// <param name="Key">In the address, such as 20-50.</param>
public sealed record PriceBand(int Index, string Key, Money? From, Money? Below)
{
    /// <summary>Where one band ends and the next begins.</summary>
    public static readonly IReadOnlyList<Money> Limits = [Money.FromYuan(20), Money.FromYuan(50), Money.FromYuan(100), Money.FromYuan(300)];

    public static readonly IReadOnlyList<PriceBand> All =
    [
        new(0, "0-20", null, Limits[0]), new(1, "20-50", Limits[0], Limits[1]), new(2, "50-100", Limits[1], Limits[2]),
        new(3, "100-300", Limits[2], Limits[3]), new(4, "300-", Limits[3], null),
    ];

    /// <summary>Products in any of the bands; all where none is chosen.</summary>
    public static IQueryable<Product> Within(IQueryable<Product> products, IReadOnlyList<PriceBand> bands)
    {
        if (bands.Count == 0) return products;
        Money? Low(int index) => bands.Any(b => b.Index == index) ? All[index].From ?? Money.Zero : new Money(long.MaxValue);
        Money? High(int index) => bands.Any(b => b.Index == index) ? All[index].Below ?? new Money(long.MaxValue) : Money.Zero;
        Money? low0 = Low(0), high0 = High(0), low1 = Low(1), high1 = High(1), low2 = Low(2), high2 = High(2), low3 = Low(3), high3 = High(3), low4 = Low(4), high4 = High(4);
        return products.Where(p => p.FromPrice >= low0 && p.FromPrice < high0 || p.FromPrice >= low1 && p.FromPrice < high1
            || p.FromPrice >= low2 && p.FromPrice < high2 || p.FromPrice >= low3 && p.FromPrice < high3 || p.FromPrice >= low4 && p.FromPrice < high4);
    }
}
