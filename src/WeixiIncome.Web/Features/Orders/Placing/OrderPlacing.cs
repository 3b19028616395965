using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Features.Orders.Placing;

/// <summary>What is to be ordered of one offer.</summary>
/// <param name="Quantity">Base units.</param>
/// <param name="AgreedPrice">Per unit of sale, as awarded or agreed; without one today's price holds.</param>
public sealed record Wanted(Guid OfferId, long Quantity, Money? AgreedPrice = null)
{
    /// <summary>Of the order line to be: the stock it takes is written down under it.</summary>
    public Guid LineId { get; } = Ids.Next();

    /// <summary>The comparison of quotes (三家比价) that chose it.</summary>
    public Guid? ComparisonId { get; init; }
}

/// <summary>
/// The one way from what is wanted to orders: takes the stock, then makes one order per supplier with its number, committed
/// to the unit's budget line and with the approvals that its rules ask for. Stands in a command's transaction; the caller saves.
/// </summary>
internal sealed class OrderPlacing(MarketDb db, TimeProvider clock, BudgetUse budgets)
{
    /// <summary>Offers in ascending order of their ids. After this nobody changes these offers until the commit: prices are read now.</summary>
    /// <exception cref="RuleBroken">Less is left than wanted; the sentence names the product.</exception>
    public async Task TakeStock(IReadOnlyCollection<Wanted> wanted, CancellationToken ct)
    {
        foreach (var line in wanted.OrderBy(line => line.OfferId))
            if (!await db.MoveStock(line.OfferId, -line.Quantity, StockCause.Ordered, line.LineId, clock.Now(), ct))
                throw await TooLittle(line, ct);
    }

    /// <summary>One order per supplier, of what <see cref="TakeStock"/> has taken.</summary>
    /// <exception cref="RuleBroken">A rule of the offer, the supplier, the category or the terms, see <see cref="Order.Place"/>.</exception>
    public async Task<IReadOnlyList<Order>> Place(OrderTerms terms, IReadOnlyCollection<Wanted> taken, Guid by, CancellationToken ct)
    {
        var ids = taken.Select(line => line.OfferId).ToList();
        var goods = await (from offer in db.Offers.Include(o => o.Tiers)
                           join product in db.Products on offer.ProductId equals product.Id
                           join category in db.Categories on product.CategoryId equals category.Id
                           join supplier in db.Organisations on offer.SupplierId equals supplier.Id
                           where ids.Contains(offer.Id)
                           select new { offer, product, category, supplier }).AsNoTracking().ToDictionaryAsync(g => g.offer.Id, ct);
        var parts = taken.GroupBy(line => goods[line.OfferId].supplier.Id).OrderBy(group => group.Key).Select(group => group.Select(line =>
            new LineToPlace(goods[line.OfferId].offer, goods[line.OfferId].product, goods[line.OfferId].category, line.Quantity)
            {
                Id = line.LineId, AgreedPrice = line.AgreedPrice, ComparisonId = line.ComparisonId,
            }).ToArray()).ToArray();
        var purchase = await budgets.Of(terms, [.. parts.SelectMany(lines => lines)], by, ct);
        var now = clock.Now();
        var placed = new List<Order>();
        foreach (var lines in parts)
        {
            var own = purchase.Of(lines);
            var order = Order.Place(await db.NextOrderNumber(now, ct), own, goods[lines[0].Offer.Id].supplier, lines, by, now);
            await budgets.Commit(order, ct);
            placed.Add(order);
        }
        db.Orders.AddRange(placed);
        return placed;
    }

    private async Task<RuleBroken> TooLittle(Wanted line, CancellationToken ct)
    {
        var left = await db.Offers.Where(o => o.Id == line.OfferId).Join(db.Products, o => o.ProductId, p => p.Id, (o, p) => new { p.Name, o.Available, o.Unit }).SingleAsync(ct);
        return left.Available == 0
            ? new RuleBroken("“{0}”已售完，请回购物车移出后再提交。", left.Name)
            : new RuleBroken("“{0}”只剩 {1}，不够 {2}，请回购物车改数量。", left.Name, new Measured(left.Available, left.Unit), new Measured(line.Quantity, left.Unit));
    }
}
