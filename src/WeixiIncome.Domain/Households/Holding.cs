using System.ComponentModel;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Domain.Households;

/// <summary>What a household grows or keeps.</summary>
public enum HoldingUnit
{
    [Description("亩")] Mu = 1,
    [Description("头（只）")] Head = 2,
    [Description("株")] Tree = 3,
    [Description("箱（群）")] Hive = 4,
}

/// <summary>
/// A crop or animal with the most that a unit of it plausibly yields in a year: data that the county enters with its source, against
/// which weighed quantities are held.
/// </summary>
public sealed class YieldNorm : Aggregate
{
    private YieldNorm() { }

    public YieldNorm(string? name, HoldingUnit unit, long mostGrams, string? source)
    {
        (Name, Unit) = (Guard.Text(name, "作物或牲畜", 40), unit);
        Correct(mostGrams, source);
    }

    public string Name { get; private set; } = "";
    public HoldingUnit Unit { get; private set; }

    /// <summary>Grams a year of one unit (mu, head, tree, hive).</summary>
    public long MostGrams { get; private set; }
    public string Source { get; private set; } = "";

    public void Correct(long mostGrams, string? source)
    {
        if (mostGrams is <= 0 or > 1_000_000_000) throw new RuleBroken("单产上限应在 0 与 1000 吨之间。") { Field = "MostKilograms" };
        (MostGrams, Source) = (mostGrams, Guard.Text(source, "数据来源", 100));
    }
}

/// <summary>Land under a crop, or animals, of a household; hundredths of a mu, or heads × 100.</summary>
public sealed class Holding : Entity
{
    private Holding() { }

    internal Holding(Guid householdId, Guid normId, long hundredths) => (HouseholdId, NormId, Hundredths) = (householdId, normId, hundredths);

    public Guid HouseholdId { get; private set; }
    public Guid NormId { get; private set; }
    public long Hundredths { get; private set; }

    internal void Say(long hundredths) => Hundredths = hundredths;

    /// <summary>Grams that this much plausibly yields in a year at the most.</summary>
    public long Plausible(YieldNorm norm) => checked(Hundredths * norm.MostGrams / 100);
}
