using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Reserves;
using WeixiIncome.Domain.Reserves.Purchases;

namespace WeixiIncome.Data.Reserves;

/// <summary>What decides how purchases count: canteens of the units, shared canteens' representatives, categories.</summary>
public sealed class ReserveBook
{
    private readonly Dictionary<Guid, CanteenKind?> canteens;
    private readonly Dictionary<(Guid Unit, int Year), Guid> representatives;
    private readonly Dictionary<Guid, Category> categories;

    private ReserveBook(Dictionary<Guid, CanteenKind?> canteens, Dictionary<(Guid, int), Guid> representatives, Dictionary<Guid, Category> categories) =>
        (this.canteens, this.representatives, this.categories) = (canteens, representatives, categories);

    /// <summary>Three queries.</summary>
    public static async Task<ReserveBook> Open(MarketDb db, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var ids = units.Distinct().ToList();
        var kinds = await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.CanteenKind }).ToDictionaryAsync(o => o.Id, o => o.CanteenKind, ct);
        var shared = await db.ReserveFilings.Where(f => ids.Contains(f.UnitId) && f.RepresentativeId != null)
            .Select(f => new { f.UnitId, f.Year, f.RepresentativeId }).ToDictionaryAsync(f => (f.UnitId, f.Year), f => f.RepresentativeId!.Value, ct);
        var rules = await db.Categories.AsNoTracking().ToDictionaryAsync(c => c.Id, ct);
        // What is about to be saved decides, not what stood before.
        foreach (var changed in db.Categories.Local) rules[changed.Id] = changed;
        return new(kinds, shared, rules);
    }

    public void Account(Purchase832 purchase, string reason, DateTime now) => purchase.Account(
        year => purchase.Line == ReserveLine.Canteen && representatives.TryGetValue((purchase.UnitId!.Value, year), out var representative) ? representative : purchase.UnitId!.Value,
        BarOf(purchase), reason, now);

    /// <summary>For a canteen by its kind; herbs that are not food for nobody; alcohol for a union or person counts.</summary>
    private CanteenBar BarOf(Purchase832 purchase)
    {
        if (purchase.CategoryId is not { } id || categories.GetValueOrDefault(id) is not { } category) return CanteenBar.None;
        if (purchase.Line != ReserveLine.Canteen) return category is { IsFood: false, IsAlcohol: false } ? CanteenBar.NotFood : CanteenBar.None;
        return category.BarFor(purchase.UnitId is { } unit ? canteens.GetValueOrDefault(unit) : null);
    }
}

/// <summary>Brings the account of purchases in line with what decides how they count.</summary>
public static class ReserveAccount
{
    /// <summary>Tracked, with all that their account needs.</summary>
    public static IQueryable<Purchase832> Whole(this IQueryable<Purchase832> purchases) => purchases.Include(p => p.Records).Include(p => p.Entries);

    /// <summary>Must have been loaded by <see cref="Whole"/>.</summary>
    public static async Task Account(this MarketDb db, IReadOnlyCollection<Purchase832> purchases, string reason, DateTime now, CancellationToken ct)
    {
        var book = await ReserveBook.Open(db, [.. purchases.Select(p => p.UnitId).OfType<Guid>()], ct);
        foreach (var purchase in purchases) book.Account(purchase, reason, now);
    }

    /// <summary>All purchases of a unit, after its canteen or its representative changed. Saves what stands first, since the book is read from the database.</summary>
    public static async Task AccountAnew(this MarketDb db, IReadOnlyCollection<Guid> units, string reason, DateTime now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var ids = units.ToList();
        await db.Account(await db.Purchases832.Whole().Where(p => p.UnitId != null && ids.Contains(p.UnitId.Value)).OrderBy(p => p.Id).ToListAsync(ct), reason, now, ct);
    }
}
