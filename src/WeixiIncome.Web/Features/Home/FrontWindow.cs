using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Browse;
using WeixiIncome.Web.Features.Goals;

namespace WeixiIncome.Web.Features.Home;

/// <summary>What everybody sees on the first page: the public totals of the year and what is in season.</summary>
public sealed record WindowShown(GoalCard Card, IReadOnlyList<ProductCard> Season, int Month, DateTime Until);

/// <summary>
/// Keeps the public part of the first page for half a minute in each process, so that many visitors cost a few queries.
/// Pages for those who watch over the trade ask anew.
/// </summary>
public sealed class FrontWindow(Func<MarketDb> open, AreaBook areas, TimeProvider clock) : IDisposable
{
    private const int Shown = 10, PerCategory = 1;
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile WindowShown? shown;

    public async Task<WindowShown> Look(CancellationToken ct)
    {
        if (shown is { } now && now.Until > clock.Now()) return now;
        await turn.WaitAsync(ct);
        try
        {
            return shown is { } made && made.Until > clock.Now() ? made : shown = await Make(ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<WindowShown> Make(CancellationToken ct)
    {
        await using var db = open();
        var today = clock.Today();
        var card = await db.GoalCard(Area.Weixi, today.Year, today, null, ct);
        return new(card, await Season(db, today.Month, ct), today.Month, clock.Now() + Fresh);
    }

    /// <summary>The newest in season that can be ordered, one of a category first, so that the shelf shows the county's range.</summary>
    private async Task<IReadOnlyList<ProductCard>> Season(MarketDb db, int month, CancellationToken ct)
    {
        var bit = 1 << (month - 1);
        var found = await db.Products.AsNoTracking()
            .Where(p => p.Status == ProductStatus.Published && p.FromPrice != null && (p.SeasonMonths & bit) != 0 && p.Offers.Any(o => o.IsOffered && o.Available >= o.MinimumQuantity)
                && db.Organisations.Any(o => o.Id == p.SupplierId && o.Status == OrganisationStatus.Active))
            .OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id).Take(60)
            .Select(p => new
            {
                p.CategoryId,
                Card = new ProductCard(p.Number, p.Name, p.Picture ?? db.Categories.Where(c => c.Id == p.CategoryId).Select(c => c.Picture).First(),
                    p.Photos.OrderBy(f => f.Position).Select(f => (Guid?)f.FileId).FirstOrDefault(),
                    db.Organisations.Where(o => o.Id == p.SupplierId).Select(o => o.Name).First(), p.OriginAreaCode,
                    p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => o.LowestTierPrice).First(),
                    p.Offers.Where(o => o.IsOffered).OrderBy(o => o.ComparablePrice).ThenBy(o => o.Id).Select(o => o.Unit).First(),
                    p.Offers.Count(o => o.IsOffered), true, false, false),
            }).ToListAsync(ct);
        var ranked = found.GroupBy(f => f.CategoryId).SelectMany(g => g.Select((f, i) => (f.Card, Turn: i / PerCategory)));
        return [.. ranked.OrderBy(r => r.Turn).Take(Shown).Select(r => r.Card with { Origin = areas.Path(r.Card.Origin) })];
    }
}
