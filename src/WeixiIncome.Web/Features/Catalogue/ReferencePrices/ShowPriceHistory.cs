using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Catalogue.ReferencePrices;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Shared;
using Unit = WeixiIncome.Domain.Shared.Unit;

namespace WeixiIncome.Web.Features.Catalogue.ReferencePrices;

/// <summary>The reference prices of a product over the last half year, by source.</summary>
public sealed record ShowPriceHistory(string Number) : IRequest<PriceHistoryPage>;

/// <summary>The page with its chart; the product's own cheapest price per comparable unit stands beside.</summary>
/// <param name="Unit">What prices are per; none where nothing is offered.</param>
public sealed record PriceHistoryPage(string Number, string Product, Unit? Unit, Money? Today, IReadOnlyList<string> Weeks, IReadOnlyList<ChartSeries> Series, IReadOnlyList<PriceOfWeek> Rows);

/// <summary>One price of one week.</summary>
public sealed record PriceOfWeek(DateOnly Week, PriceSource Source, string SourceName, string Place, Money Price, Money? First, Money? Second, Money? Third);

internal sealed class ShowPriceHistoryHandler(MarketDb db, ICurrentUser user, AreaBook areas, TimeProvider clock, Words words) : IRequestHandler<ShowPriceHistory, PriceHistoryPage>
{
    private const int Weeks = 26;

    public async Task<PriceHistoryPage> Handle(ShowPriceHistory query, CancellationToken ct)
    {
        var product = await db.Products.AsNoTracking().VisibleTo(user).Where(p => p.Number == query.Number).Include(p => p.Offers).OrNotThere(ct);
        var offer = product.Offers.Where(o => o.IsOffered).MinBy(o => o.ComparablePrice);
        var since = IsoWeek.Of(clock.Today()).Monday.AddDays(-7 * Weeks);
        var prices = await db.ReferencePrices.AsNoTracking().Where(p => p.CategoryId == product.CategoryId && p.Week >= since).OrderByDescending(p => p.Week).ThenBy(p => p.Source).ToListAsync(ct);
        var fitting = offer is null ? [] : Nearest(prices.Where(p => p.IsAbout(product.CategoryId, product.Name, offer.Unit) && product.OriginAreaCode.StartsWith(p.AreaCode, StringComparison.Ordinal)));
        var weeks = fitting.Select(p => p.Week).Distinct().Order().ToArray();
        var series = fitting.GroupBy(p => p.Source).OrderBy(g => g.Key).Select(g =>
            new ChartSeries(words.Of(g.Key), [.. weeks.Select(week => g.FirstOrDefault(p => p.Week == week)?.Price.Yuan)])).ToArray();
        return new(product.Number, product.Name, offer?.Unit.Comparable(), offer?.ComparablePrice, [.. weeks.Select(week => new IsoWeek(week).ToString())], series,
            [.. fitting.Select(p => new PriceOfWeek(p.Week, p.Source, p.SourceName, areas.Name(p.AreaCode), p.Price, p.FirstMarket, p.SecondMarket, p.ThirdMarket))]);
    }

    /// <summary>Of each week and source the one that is closest: the product's own before its category's, the nearest place first.</summary>
    private static List<ReferencePrice> Nearest(IEnumerable<ReferencePrice> prices) =>
        [.. prices.OrderByDescending(p => p.ProductWord.Length).ThenByDescending(p => p.AreaCode.Length).DistinctBy(p => (p.Week, p.Source)).OrderByDescending(p => p.Week).ThenBy(p => p.Source)];
}
