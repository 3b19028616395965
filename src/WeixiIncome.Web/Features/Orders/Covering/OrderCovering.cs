using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Buying.Agreements;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Orders.Placing;

namespace WeixiIncome.Web.Features.Orders.Covering;

/// <summary>
/// Places orders under the agreements and plans that cover them, each supplier's by itself: a covered one needs no approval
/// of its own, another goes to its approver with the reason. Stands in a command's transaction after the stock was taken.
/// </summary>
internal sealed class OrderCovering(MarketDb db, OrderPlacing placing, TimeProvider clock)
{
    /// <param name="taken">What <see cref="OrderPlacing.TakeStock"/> has taken.</param>
    public async Task<IReadOnlyList<Order>> Place(OrderTerms terms, IReadOnlyCollection<Wanted> taken, Guid by, CancellationToken ct)
    {
        if (terms.Cover is not null || terms.Buyer.Kind.BuysAlone()) return await placing.Place(terms, taken, by, ct);
        var agreements = await db.AgreementsFor(terms.Buyer.Id, terms.DeliverOn, ct);
        if (agreements.Count == 0) return await placing.Place(terms, taken, by, ct);
        var wishes = await db.WishesFor(taken, ct);
        var placed = new List<Order>();
        foreach (var group in taken.GroupBy(line => wishes[line.OfferId].SupplierId).OrderBy(group => group.Key))
        {
            var (cover, why, prices) = await Draw(agreements, [.. group.Select(line => wishes[line.OfferId].Wish)], group.Key, terms.DeliverOn, ct);
            var lines = group.Select(line => line with { AgreedPrice = prices.TryGetValue(line.OfferId, out var agreed) ? agreed : line.AgreedPrice }).ToArray();
            placed.AddRange(await placing.Place(terms with { Cover = cover, Uncovered = why is null ? null : NoticeArguments.InChinese(why.Sentence, why.Arguments) }, lines, by, ct));
        }
        return placed;
    }

    private async Task<(OrderCover? Cover, RuleBroken? Why, Dictionary<Guid, Money> Prices)> Draw(
        IReadOnlyList<Agreement> agreements, IReadOnlyCollection<WantedOfPlan> wanted, Guid supplierId, DateOnly deliverOn, CancellationToken ct)
    {
        RuleBroken? first = null;
        foreach (var agreement in agreements.Fitting(wanted, supplierId))
        {
            var draws = agreement.Hold(wanted, deliverOn, out var why);
            if (why is null && await db.Draw(agreement.Id, draws, clock.Now(), ct))
                return (new OrderCover(agreement.Id, agreement.Number), null, draws.Where(d => d.Line.Rule == Domain.Buying.PriceRule.Agreed).ToDictionary(d => d.Wanted.OfferId, d => d.Price));
            first ??= why ?? new RuleBroken("{0} 的余量刚被另一张订单用去。", agreement.Number);
        }
        return (null, first, []);
    }
}

/// <summary>Which agreements could cover an order.</summary>
internal static class CoverSearch
{
    /// <summary>Those in force for a delivery on a day, to be read only.</summary>
    public static Task<List<Agreement>> AgreementsFor(this MarketDb db, Guid buyerId, DateOnly deliverOn, CancellationToken ct) =>
        db.Agreements.AsNoTracking().Include(a => a.Lines).Where(a => a.BuyerId == buyerId && a.Status == AgreementStatus.Active && a.From <= deliverOn && a.To >= deliverOn)
            .OrderBy(a => a.To).ThenBy(a => a.Id).ToListAsync(ct);

    /// <summary>First the agreements with this supplier, then the plans; only those that name something of the order.</summary>
    public static IEnumerable<Agreement> Fitting(this IEnumerable<Agreement> agreements, IReadOnlyCollection<WantedOfPlan> wanted, Guid supplierId) =>
        agreements.Where(a => (a.SupplierId is null || a.SupplierId == supplierId) && a.Lines.Any(line => wanted.Any(want => want.OfferId == line.OfferId)))
            .OrderBy(a => a.Kind);

    public static async Task<Dictionary<Guid, (Guid SupplierId, WantedOfPlan Wish)>> WishesFor(this MarketDb db, IReadOnlyCollection<Wanted> taken, CancellationToken ct)
    {
        var ids = taken.Select(line => line.OfferId).ToList();
        var goods = await (from offer in db.Offers.Include(o => o.Tiers)
                           join product in db.Products on offer.ProductId equals product.Id
                           where ids.Contains(offer.Id)
                           select new { offer, product.Name }).AsNoTracking().ToDictionaryAsync(g => g.offer.Id, ct);
        return taken.ToDictionary(line => line.OfferId, line => (goods[line.OfferId].offer.SupplierId, new WantedOfPlan(line.OfferId, goods[line.OfferId].Name, goods[line.OfferId].offer.Unit,
            line.Quantity, line.AgreedPrice ?? goods[line.OfferId].offer.PriceFor(line.Quantity), line.LineId)));
    }
}
