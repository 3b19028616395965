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
        if (terms.Available < 0) throw new RuleBroken("库存不能小于 0。") { Field = "Available" };
        if (terms.Available > MostStock) throw new RuleBroken("库存 {0} 过大，请核对单位。", new Measured(terms.Available, terms.Unit)) { Field = "Available" };
        (ProductId, SupplierId, Available) = (product.Id, product.SupplierId, terms.Available);
        Revise(category, terms);
    }

    /// <summary>10,000 tonnes: more is a mistyped unit.</summary>
    public const long MostStock = 10_000_000_000;

    /// <summary>Stock is low when fewer of the smallest orders are left.</summary>
    public const int FewOrders = 5;
    private static readonly Money HighestPrice = Money.FromYuan(1_000_000);

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

    /// <summary>That price per kilogram, litre or piece, whatever the unit of sale, so that offers can be compared.</summary>
    public Money ComparablePrice { get; private set; }
    public IReadOnlyList<PriceTier> Tiers => tiers;

    /// <summary>Changes the terms; stock moves apart, by its own conditional update.</summary>
    internal void Revise(Category category, OfferTerms terms)
    {
        if (terms.Unit.Family() != category.UnitFamily)
            throw new RuleBroken("品类“{0}”按{1}计量，不能用“{2}”。", category.Name, category.UnitFamily, terms.Unit) { Field = "Unit" };
        var steps = Checked(terms.Tiers);
        if (terms.SeasonFrom is < 1 or > 12 || terms.SeasonTo is < 1 or > 12) throw new RuleBroken("供货月份应在 1 至 12 之间。") { Field = "SeasonFrom" };
        if (terms.LeadDays is < 0 or > 180) throw new RuleBroken("备货天数应在 0 至 180 之间。") { Field = "LeadDays" };
        Specification = Guard.Text(terms.Specification, "规格", 60);
        Unit = terms.Unit;
        MinimumQuantity = Guard.Positive(terms.MinimumQuantity, "起订量");
        (SeasonFrom, SeasonTo, LeadDays) = (terms.SeasonFrom, terms.SeasonTo, terms.LeadDays);
        DeliveryAreas = Joined(terms.DeliveryAreas);
        if (DeliveryAreas.Length > 400) throw new RuleBroken("配送区域太多，请改选上一级区域。") { Field = "DeliveryAreas" };
        SetTiers(steps);
    }

    /// <summary>From the smallest quantity on; the first tier begins at 0. More never costs more per unit.</summary>
    private static TierTerms[] Checked(IReadOnlyList<TierTerms> tiers)
    {
        if (tiers.Count is 0 or > 6) throw new RuleBroken("请填写 1 至 6 档价格。") { Field = "Price" };
        var steps = tiers.OrderBy(t => t.From).Select((t, i) => i == 0 ? t with { From = 0 } : t).ToArray();
        if (steps.Any(t => !t.Price.IsPositive) || tiers.Any(t => t.From < 0)) throw new RuleBroken("价格应大于 0。") { Field = "Price" };
        if (steps.FirstOrDefault(t => t.Price > HighestPrice) is { } dear) throw new RuleBroken("价格 {0} 过高，请核对单位。", dear.Price) { Field = "Price" };
        if (tiers.Select(t => t.From).Distinct().Count() != tiers.Count) throw new RuleBroken("两档价格的起点数量相同，请修改。") { Field = "Price" };
        if (steps.Zip(steps.Skip(1)).Any(pair => pair.Second.Price > pair.First.Price))
            throw new RuleBroken("数量多的一档价格不应更高，请核对阶梯价。") { Field = "Price" };
        return steps;
    }

    private void SetTiers(TierTerms[] steps)
    {
        LowestTierPrice = steps[0].Price;
        var piece = Unit.Family() == UnitFamily.Count ? 1 : 1000;
        ComparablePrice = Unit.Price(LowestTierPrice, piece);
        if (tiers.OrderBy(t => t.From).Select(t => new TierTerms(t.From, t.Price)).SequenceEqual(steps)) return;
        tiers.Clear();
        tiers.AddRange(steps.Select(t => new PriceTier(Id, t.From, t.Price)));
    }

    private static string Joined(IEnumerable<string> areas) => string.Join(',', areas.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>Whether terms would change nothing; the stock is left aside.</summary>
    public bool Says(OfferTerms terms) =>
        (Specification, Unit, MinimumQuantity, SeasonFrom, SeasonTo, LeadDays, DeliveryAreas)
            == (terms.Specification.Trim(), terms.Unit, terms.MinimumQuantity, terms.SeasonFrom, terms.SeasonTo, terms.LeadDays, Joined(terms.DeliveryAreas))
        && tiers.OrderBy(t => t.From).Select(t => new TierTerms(t.From, t.Price)).SequenceEqual(terms.Tiers.OrderBy(t => t.From).Select((t, i) => i == 0 ? t with { From = 0 } : t));

    internal void Stop() => IsOffered = false;

    internal void Resume() => IsOffered = true;

    /// <summary>The months of supply as bits: January is 1, December 2048.</summary>
    public int SeasonMonths => Enumerable.Range(1, 12).Where(InSeason).Sum(month => 1 << (month - 1));

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
