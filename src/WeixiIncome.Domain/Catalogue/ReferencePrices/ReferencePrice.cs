using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Catalogue.ReferencePrices;

/// <summary>Where a reference price comes from (product.md, "Prices").</summary>
public enum PriceSource
{
    [Description("三市场调查")] ThreeMarkets = 1,
    [Description("价格监测")] Monitoring = 2,
    [Description("832平台价格")] Platform832 = 3,
}

/// <summary>What a reference price is about: a category, or the products of it whose name holds a word, in a comparable unit, at a place.</summary>
/// <param name="ProductWord">Empty for the whole category.</param>
public sealed record PriceSubject(Guid CategoryId, string ProductWord, Unit Unit, string AreaCode);

/// <summary>What was found in a week.</summary>
/// <param name="Prices">Per unit: the three markets' prices, or one.</param>
/// <param name="SourceName">The markets, the bulletin or the page, in words.</param>
public sealed record PriceFound(Unit Unit, IReadOnlyList<Money> Prices, string? SourceName);

/// <summary>A price to hold offers against: by product, place and week, with its source. What is corrected stays in its history.</summary>
public sealed class ReferencePrice : Aggregate
{
    private static readonly Money Highest = Money.FromYuan(1_000_000);
    private readonly List<ReferencePriceStep> steps = [];

    private ReferencePrice() { }

    /// <exception cref="RuleBroken">A wrong number of prices, a unit that does not fit the category, a week that is still to come.</exception>
    public ReferencePrice(Category category, string? productWord, string areaCode, IsoWeek week, PriceSource source, PriceFound found, Guid? by, DateTime now)
    {
        if (found.Unit.Family() != category.UnitFamily)
            throw new RuleBroken("品类“{0}”按{1}计量，不能用“{2}”。", category.Name, category.UnitFamily, found.Unit) { Field = "Unit" };
        if (week.Monday > BusinessDate.Of(now)) throw new RuleBroken("不能登记还没有到的周。") { Field = "Week" };
        (CategoryId, ProductWord, AreaCode, Week, Source) = (category.Id, Guard.OptionalText(productWord, "产品词", 40) ?? "", areaCode, week.Monday, source);
        Unit = found.Unit.Comparable();
        Write(found, by, now);
    }

    public Guid CategoryId { get; private set; }

    /// <summary>Products whose name holds it; empty for the whole category.</summary>
    public string ProductWord { get; private set; } = "";

    /// <summary>Kilogram, litre, or the counted thing: prices are per this unit.</summary>
    public Unit Unit { get; private set; }
    public string AreaCode { get; private set; } = "";

    /// <summary>The Monday of its ISO week.</summary>
    public DateOnly Week { get; private set; }
    public PriceSource Source { get; private set; }
    public string SourceName { get; private set; } = "";

    /// <summary>Per unit; for three markets their mean, rounded to the fen.</summary>
    public Money Price { get; private set; }
    public Money? FirstMarket { get; private set; }
    public Money? SecondMarket { get; private set; }
    public Money? ThirdMarket { get; private set; }
    public DateTime EnteredAt { get; private set; }
    public IReadOnlyList<ReferencePriceStep> Steps => steps;

    public bool Says(PriceFound found) =>
        found.Prices.Count == (Source == PriceSource.ThreeMarkets ? 3 : 1)
        && (Price, FirstMarket, SourceName) == (Mean(found), Source == PriceSource.ThreeMarkets ? Told(found, 0) : null, found.SourceName?.Trim() ?? "")
        && (Source != PriceSource.ThreeMarkets || SecondMarket == Told(found, 1) && ThirdMarket == Told(found, 2));

    /// <summary>Corrects what was entered; the former price stays in the history.</summary>
    public void Correct(PriceFound found, Guid? by, DateTime now)
    {
        if (!found.Unit.ComparesWith(Unit)) throw new RuleBroken("单位“{0}”与原来的“{1}”不能换算。", found.Unit, Unit) { Field = "Unit" };
        if (!Says(found)) Write(found, by, now);
    }

    private void Write(PriceFound found, Guid? by, DateTime now)
    {
        var wanted = Source == PriceSource.ThreeMarkets ? 3 : 1;
        if (found.Prices.Count != wanted && wanted == 3) throw new RuleBroken("三市场调查要填写三个市场的价格。") { Field = "FirstPrice" };
        if (found.Prices.Count != wanted) throw new RuleBroken("这个来源只填写一个价格。") { Field = "FirstPrice" };
        if (found.Prices.Any(price => !price.IsPositive)) throw new RuleBroken("价格应大于 0。") { Field = "FirstPrice" };
        if (found.Prices.FirstOrDefault(price => price > Highest) is { IsPositive: true } dear) throw new RuleBroken("价格 {0} 过高，请核对单位。", dear) { Field = "FirstPrice" };
        Price = Mean(found);
        if (wanted == 3) (FirstMarket, SecondMarket, ThirdMarket) = (Told(found, 0), Told(found, 1), Told(found, 2));
        SourceName = Guard.Text(found.SourceName, "来源说明", 100);
        EnteredAt = now;
        steps.Add(new ReferencePriceStep(Id, Price, SourceName, by, now));
    }

    private static Money Told(PriceFound found, int which) => found.Unit.PerComparable(found.Prices[which]);

    private static Money Mean(PriceFound found) => new((long)Math.Round(
        found.Prices.Sum(price => (decimal)found.Unit.PerComparable(price).Fen) / Math.Max(1, found.Prices.Count), 0, MidpointRounding.AwayFromZero));

    /// <summary>Whether it says something about an offer of a product.</summary>
    public bool IsAbout(Guid categoryId, string productName, Unit unit) =>
        categoryId == CategoryId && unit.ComparesWith(Unit) && (ProductWord.Length == 0 || productName.Contains(ProductWord, StringComparison.Ordinal));

    /// <summary>By how much a price per unit of sale lies above (or below) it, in percent to one place.</summary>
    public decimal Deviation(Unit unit, Money perUnit) =>
        Math.Round((unit.PerComparable(perUnit).Fen - Price.Fen) * 100m / Price.Fen, 1, MidpointRounding.AwayFromZero);
}

/// <summary>What was entered when, and by whom.</summary>
public sealed class ReferencePriceStep : Entity
{
    private ReferencePriceStep() { }

    internal ReferencePriceStep(Guid referencePriceId, Money price, string sourceName, Guid? memberId, DateTime at) =>
        (ReferencePriceId, Price, SourceName, MemberId, At) = (referencePriceId, price, sourceName, memberId, at);

    public Guid ReferencePriceId { get; private set; }
    public Money Price { get; private set; }
    public string SourceName { get; private set; } = "";
    public Guid? MemberId { get; private set; }
    public DateTime At { get; private set; }
}
