using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Accounts;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;
using WeixiIncome.Web.Features.Catalogue.Listing;
using WeixiIncome.Web.Features.Shared;

namespace WeixiIncome.Web.Features.Catalogue.Supply;

/// <summary>One offer in the bulk form: what was typed, and what the form showed.</summary>
/// <param name="Price">Of the first tier, yuan per unit.</param>
/// <param name="Stock">In the offer's unit.</param>
/// <param name="SeenPrice">Fen.</param>
/// <param name="Seen">Base units.</param>
public sealed record BulkLine(Guid OfferId, [Required, Display(Name = "单价")] decimal? Price, [Required, Display(Name = "库存")] decimal? Stock, long SeenPrice, long Seen);

/// <summary>Prices and stock of many own offers at once: all of them, or none.</summary>
public sealed record EditOffers(Guid FormKey, List<BulkLine>? Rows) : ICommand<int>, IOnce;

internal sealed class EditOffersHandler(MarketDb db, ICurrentUser user, TimeProvider clock) : IRequestHandler<EditOffers, int>
{
    private readonly List<RuleBroken> broken = [];
    private readonly List<(Guid Offer, long Delta, string Field)> moves = [];

    public async Task<int> Handle(EditOffers request, CancellationToken cancellationToken)
    {
        (IReadOnlyList<BulkLine> rows, var now) = (request.Rows ?? [], clock.Now());
        var ids = rows.Select(row => row.OfferId).ToList();
        var products = await db.OwnProducts(user).Where(p => p.Offers.Any(o => ids.Contains(o.Id))).Include(p => p.Offers).ThenInclude(o => o.Tiers).ToListAsync(cancellationToken);
        var categories = await db.Categories.ToDictionaryAsync(c => c.Id, cancellationToken);
        var changed = 0;
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
        {
            var product = products.Find(p => p.Offers.Any(o => o.Id == row.OfferId)) ?? throw new NotThere();
            var offer = product.OfferOf(row.OfferId);
            var before = moves.Count;
            var repriced = Try($"Rows[{i}].Price", field => Reprice(product, offer, categories[product.CategoryId], row, field, now));
            Try($"Rows[{i}].Stock", field => Restock(offer, row, field));
            if (repriced || moves.Count > before) changed++;
        }
        RuleBroken.Throw(broken);
        foreach (var (offer, delta, field) in moves.OrderBy(move => move.Offer))
            if (!await db.MoveStock(offer, delta, StockCause.Adjusted, null, now, cancellationToken))
                throw new RuleBroken("这期间又卖出了一些，库存不够减，请刷新后再改。") { Field = field };
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private bool Try(string field, Func<string, bool> act)
    {
        try
        {
            return act(field);
        }
        catch (RuleBroken one)
        {
            broken.Add(one.In(field));
            return false;
        }
    }

    private static bool Reprice(Product product, Offer offer, Category category, BulkLine row, string field, DateTime now)
    {
        var price = Money.Typed(row.Price!.Value, field);
        if (price.Fen == row.SeenPrice || price == offer.LowestTierPrice) return false;
        if (offer.LowestTierPrice.Fen != row.SeenPrice) throw new RuleBroken("这个价格刚被改为 {0}，请核对。", offer.LowestTierPrice);
        var tiers = offer.Tiers.Select(t => new TierTerms(t.From, t.From == 0 ? price : t.Price)).ToArray();
        product.ReviseOffer(offer.Id, category, new OfferTerms(offer.Specification, offer.Unit, tiers, offer.MinimumQuantity, offer.Available,
            offer.SeasonFrom, offer.SeasonTo, offer.LeadDays, offer.DeliveryAreas.Split(',', StringSplitOptions.RemoveEmptyEntries)), now);
        return true;
    }

    private bool Restock(Offer offer, BulkLine row, string field)
    {
        var stock = offer.Unit.Typed(row.Stock!.Value, field);
        if (stock < 0) throw new RuleBroken("库存不能小于 0。");
        if (stock > Offer.MostStock) throw new RuleBroken("库存 {0} 过大，请核对单位。", new Measured(stock, offer.Unit));
        if (stock != row.Seen) moves.Add((offer.Id, stock - row.Seen, field));
        return true;
    }
}
