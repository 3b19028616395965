using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue;

/// <summary>From this quantity on, this price per unit.</summary>
/// <param name="From">Base units (g, ml, pieces).</param>
/// <param name="Price">Per unit of sale, tax included.</param>
public sealed record TierTerms(long From, Money Price);

/// <summary>What a supplier types for an offer. Quantities in base units; season in months 1–12, both included, may wrap over the year end.</summary>
public sealed record OfferTerms(string Specification, Unit Unit, IReadOnlyList<TierTerms> Tiers, long MinimumQuantity,
    long Available, int SeasonFrom, int SeasonTo, int LeadDays, IReadOnlyList<string> DeliveryAreas);

/// <summary>One way in which a product is sold: unit, price by quantity, stock, season, lead time, where it is delivered.</summary>
public sealed class Offer : Entity
{
    private readonly List<PriceTier> tiers = [];

    private Offer() { }

    internal Offer(Product product, Category category, OfferTerms terms)
    {
        (ProductId, SupplierId, Available) = (product.Id, product.SupplierId, terms.Available);
        Revise(category, terms);
    }

    public Guid ProductId { get; private set; }
    public Guid SupplierId { get; private set; }

    /// <summary>Grade and packing in words, such as 「特级 · 5 公斤装」.</summary>
    public string Specification { get; private set; } = "";
    public Unit Unit { get; private set; }

    /// <summary>Stock that can still be ordered, base units. Taken by orders through one conditional update only.</summary>
    public long Available { get; private set; }
    public long MinimumQuantity { get; private set; }
    public int SeasonFrom { get; private set; }
    public int SeasonTo { get; private set; }
    public int LeadDays { get; private set; }

    /// <summary>Codes of the areas delivered to, joined by commas; empty means everywhere.</summary>
    public string DeliveryAreas { get; private set; } = "";
    public bool IsOffered { get; private set; } = true;

    /// <summary>Price of the first tier, kept for sorting and filtering.</summary>
    public Money LowestTierPrice { get; private set; }
    public IReadOnlyList<PriceTier> Tiers => tiers;

    /// <summary>Changes the terms; stock is set apart by <see cref="Product"/>'s stock command.</summary>
    public void Revise(Category category, OfferTerms terms)
    {
        if (terms.Unit.Family() != category.UnitFamily)
            throw new RuleBroken("品类“{0}”按{1}计量，不能用“{2}”。", category.Name, category.UnitFamily, terms.Unit) { Field = "Unit" };
        if (terms.Tiers.Count is 0 or > 6) throw new RuleBroken("请填写 1 至 6 档价格。") { Field = "Price" };
        var ordered = terms.Tiers.OrderBy(t => t.From).ToArray();
        if (ordered.Any(t => !t.Price.IsPositive || t.From < 0)) throw new RuleBroken("价格应大于 0。") { Field = "Price" };
        if (ordered.Select(t => t.From).Distinct().Count() != ordered.Length) throw new RuleBroken("两档价格的起点数量相同，请修改。") { Field = "Price" };
        if (ordered.Zip(ordered.Skip(1)).Any(pair => pair.Second.Price > pair.First.Price))
            throw new RuleBroken("数量多的一档价格不应更高，请核对阶梯价。") { Field = "Price" };
        if (terms.SeasonFrom is < 1 or > 12 || terms.SeasonTo is < 1 or > 12) throw new RuleBroken("供货月份应在 1 至 12 之间。") { Field = "SeasonFrom" };
        if (terms.LeadDays is < 0 or > 180) throw new RuleBroken("备货天数应在 0 至 180 之间。") { Field = "LeadDays" };
        if (terms.Available < 0) throw new RuleBroken("库存不能小于 0。") { Field = "Available" };
        Specification = Guard.Text(terms.Specification, "规格", 60);
        Unit = terms.Unit;
        MinimumQuantity = Guard.Positive(terms.MinimumQuantity, "起订量");
        (SeasonFrom, SeasonTo, LeadDays) = (terms.SeasonFrom, terms.SeasonTo, terms.LeadDays);
        DeliveryAreas = string.Join(',', terms.DeliveryAreas.Distinct().Order(StringComparer.Ordinal));
        if (DeliveryAreas.Length > 400) throw new RuleBroken("配送区域太多，请改选上一级区域。") { Field = "DeliveryAreas" };
        tiers.Clear();
        tiers.AddRange(ordered.Select((t, i) => new PriceTier(Id, i == 0 ? 0 : t.From, t.Price)));
        LowestTierPrice = ordered[0].Price;
    }

    public void Stop() => IsOffered = false;

    public void Resume() => IsOffered = true;

    /// <summary>Whether a month lies in the season; a season may run over the year end.</summary>
    public bool InSeason(int month) => SeasonFrom <= SeasonTo ? month >= SeasonFrom && month <= SeasonTo : month >= SeasonFrom || month <= SeasonTo;

    public bool DeliversTo(string areaCode) =>
        DeliveryAreas.Length == 0 || DeliveryAreas.Split(',').Any(area => areaCode.StartsWith(area, StringComparison.Ordinal));

    /// <summary>The price per unit that a quantity earns.</summary>
    public Money PriceFor(long quantity) => tiers.Where(t => t.From <= quantity || t.From == 0).MaxBy(t => t.From)!.Price;
}

/// <summary>A step of the price by quantity.</summary>
public sealed class PriceTier : Entity
{
    private PriceTier() { }

    internal PriceTier(Guid offerId, long from, Money price) => (OfferId, From, Price) = (offerId, from, price);

    public Guid OfferId { get; private set; }

    /// <summary>Base units from which it holds; 0 for the first.</summary>
    public long From { get; private set; }
    public Money Price { get; private set; }
}
