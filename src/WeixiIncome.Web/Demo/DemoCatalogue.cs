using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Catalogue;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Web.Demo;

/// <summary>What can be bought: an offer with its product and category.</summary>
internal sealed record DemoGoods(Category Category, Product Product, Offer Offer, int Supplier);

/// <summary>Lists the demonstration county's produce: most of it published, some on its way.</summary>
internal static class DemoCatalogue
{
    public static async Task<List<DemoGoods>> List(MarketDb db, DemoParties parties, DateTime start, DateTime now, CancellationToken ct)
    {
        var categories = await db.Categories.ToDictionaryAsync(c => c.Code, StringComparer.Ordinal, ct);
        var goods = new List<DemoGoods>();
        foreach (var plan in DemoProduce.Products)
        {
            var category = categories[plan.Category];
            var product = new Product(await db.NextProductNumber(ct), parties.Suppliers[plan.Supplier].Organisation.Id, category, plan.Name, plan.Description, plan.Origin, start);
            product.Describe(category, plan.Name, plan.Description, plan.Origin, plan.Picture, start);
            goods.AddRange(plan.Offers.Select(offer => new DemoGoods(category, product, product.AddOffer(category, Terms(offer), start), plan.Supplier)));
            product.Submit(start);
            product.Publish(parties.Supervisor, start);
            db.Products.Add(product);
        }
        await OnTheirWay(db, categories, parties, now, ct);
        await db.SaveChangesAsync(ct);
        foreach (var product in db.Products.Local.OrderBy(p => p.Number).ToArray()) await db.Index(product, ct);
        await db.SaveChangesAsync(ct);
        return goods;
    }

    /// <summary>A product that awaits review, one sent back, one being written.</summary>
    private static async Task OnTheirWay(MarketDb db, Dictionary<string, Category> categories, DemoParties parties, DateTime now, CancellationToken ct)
    {
        (string Category, string Name, int Supplier)[] plans = [("yam", "糯山药粉", 0), ("rice", "老黑谷米糕", 1), ("vegetable", "高山萝卜", 8)];
        foreach (var (plan, i) in plans.Select((plan, i) => (plan, i)))
        {
            var supplier = parties.Suppliers[plan.Supplier].Organisation;
            var category = categories[plan.Category];
            var product = new Product(await db.NextProductNumber(ct), supplier.Id, category, plan.Name, "新产品，等待审核上架。", supplier.AreaCode, now);
            var offer = product.AddOffer(category, Terms(new DemoOffer("500 克袋", Unit.Jin, 22m, 2, Stock: 200)), now);
            db.StockMovements.Add(new StockMovement(offer.Id, offer.Available, StockCause.Listed, null, now));
            if (i < 2) product.Submit(now);
            if (i == 1) product.Return(parties.Supervisor, "请补充配料与保质期说明，再重新提交。", now);
            db.Products.Add(product);
        }
    }

    private static OfferTerms Terms(DemoOffer plan) => new(plan.Specification, plan.Unit,
        [new(0, Money.FromYuan(plan.Price)), .. plan.Tiers.Select(t => new TierTerms(plan.Unit.ToBase(t.Quantity), Money.FromYuan(t.Price)))],
        plan.Unit.ToBase(plan.Minimum), plan.Unit.ToBase(plan.Stock), plan.From, plan.To, plan.Lead, []);
}
