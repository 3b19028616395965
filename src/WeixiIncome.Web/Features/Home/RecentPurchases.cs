using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Orders;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Home;

/// <summary>Something that an individual bought before and can buy again in one tap.</summary>
public sealed record RecentPurchase(Guid OfferId, string Product, string Number, Measured Quantity, DateOnly On, string OrderNumber);

/// <summary>What an individual bought last.</summary>
internal static class RecentPurchases
{
    private const int Shown = 4;

    /// <summary>One query: the newest lines of offers that are still on sale, each offer once.</summary>
    public static async Task<IReadOnlyList<RecentPurchase>> RecentlyBought(this MarketDb db, ICurrentUser user, CancellationToken ct)
    {
        var lines = await (from order in db.Orders.AsNoTracking().AsBuyer(user)
                           from line in order.Lines
                           join offer in db.Offers on line.OfferId equals offer.Id
                           join product in db.Products on offer.ProductId equals product.Id
                           where order.Status != OrderStatus.Cancelled && offer.IsOffered && product.Status == ProductStatus.Published
                           orderby order.PlacedAt descending, line.Position
                           select new { line.OfferId, line.ProductName, line.ProductNumber, line.Quantity, line.Unit, order.PlacedAt, order.Number }).Take(30).ToListAsync(ct);
        return [.. lines.DistinctBy(l => l.OfferId).Take(Shown).Select(l => new RecentPurchase(l.OfferId, l.ProductName, l.ProductNumber, new(l.Quantity, l.Unit), BusinessDate.Of(l.PlacedAt), l.Number))];
    }
}
