using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Buying;

/// <summary>A line of the cart with everything that decides whether and at what price it can be ordered now.</summary>
public sealed record CartItem(Guid OfferId, long Quantity, Money SeenPrice, Offer Offer, Product Product, Category Category, Organisation Supplier, Guid? PhotoId)
{
    public Money Price => Offer.PriceFor(Quantity);
    public Money Amount => Offer.Unit.Price(Price, Quantity);

    /// <summary>No longer on sale: stands in the cart only to be taken out.</summary>
    public bool IsGone => !Product.IsOnSale || !Offer.IsOffered || !Supplier.IsActive;

    public IReadOnlyList<CartConcern> Concerns(DateOnly today) => [.. CartConcern.Of(Offer, Product, Supplier.IsActive, Quantity, SeenPrice, today.Month)];
}

/// <summary>The cart of the person who asks, for the organisation they act for.</summary>
public static class CartAtHand
{
    public static IQueryable<Cart> Of(this IQueryable<Cart> carts, ICurrentUser user) =>
        carts.Where(c => c.MemberId == user.MemberId && c.OrganisationId == user.OrganisationId);

    /// <summary>To be changed; none when nothing was ever put in.</summary>
    public static Task<Cart?> CartOf(this MarketDb db, ICurrentUser user, CancellationToken ct) =>
        db.Carts.Of(user).Include(c => c.Lines).SingleOrDefaultAsync(ct);

    /// <summary>To be changed; two first products put in at once make one cart.</summary>
    public static async Task<Cart> OpenCart(this MarketDb db, ICurrentUser user, CancellationToken ct)
    {
        if (await db.CartOf(user, ct) is { } cart) return cart;
        var (id, member, organisation) = (Guid.CreateVersion7(), user.MemberId!.Value, user.OrganisationId!.Value);
        await (db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO Carts (Id, MemberId, OrganisationId, Version) VALUES ({id}, {member}, {organisation}, 1)", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO Carts (Id, MemberId, OrganisationId, Version) VALUES ({id}, {member}, {organisation}, 1)", ct));
        return (await db.CartOf(user, ct))!;
    }

    /// <summary>A budget unit's canteen, or the one that a contractor runs; one query for those, none for others.</summary>
    public static async Task<BuyersCanteen?> CanteenOf(this MarketDb db, ICurrentUser user, CancellationToken ct) =>
        user.Kind is not (OrganisationKind.BudgetUnit or OrganisationKind.Contractor) ? null
        : new(await db.Organisations.Where(o => o.Id == user.OrganisationId).Select(o => o.Kind == OrganisationKind.Contractor ? db.Organisations.Where(u => u.Id == o.HomeUnitId).Select(u => u.CanteenKind).FirstOrDefault() : o.CanteenKind).SingleOrDefaultAsync(ct));

    /// <summary>The lines in the order in which they were put in; two queries.</summary>
    public static Task<List<CartItem>> CartItems(this MarketDb db, ICurrentUser user, CancellationToken ct) =>
        (from line in db.Carts.Of(user).SelectMany(c => c.Lines)
         join offer in db.Offers.Include(o => o.Tiers) on line.OfferId equals offer.Id
         join product in db.Products on offer.ProductId equals product.Id
         join category in db.Categories on product.CategoryId equals category.Id
         join supplier in db.Organisations on offer.SupplierId equals supplier.Id
         orderby line.AddedAt, line.Id
         select new CartItem(line.OfferId, line.Quantity, line.SeenPrice, offer, product, category, supplier,
             db.Set<ProductPhoto>().Where(p => p.ProductId == product.Id).OrderBy(p => p.Position).Select(p => (Guid?)p.FileId).FirstOrDefault()))
        .AsNoTracking().ToListAsync(ct);
}
