using System.ComponentModel;

namespace WeixiIncome.Domain.Shared;

/// <summary>What kind of measure a category is sold by; units convert only inside their family.</summary>
public enum UnitFamily
{
    [Description("重量")] Weight = 1,
    [Description("容量")] Volume = 2,
    [Description("件数")] Count = 3,
}

/// <summary>
/// A unit of sale. Stored quantities are whole base units: grams, millilitres or pieces.
/// </summary>
public enum Unit
{
    [Description("克")] Gram = 1,
    [Description("斤")] Jin = 2,
    [Description("公斤")] Kilogram = 3,
    [Description("吨")] Tonne = 4,
    [Description("毫升")] Millilitre = 11,
    [Description("升")] Litre = 12,
    [Description("个")] Piece = 21,
    [Description("瓶")] Bottle = 22,
    [Description("盒")] Box = 23,
    [Description("袋")] Bag = 24,
    [Description("只")] Head = 25,
}

/// <summary>Facts about units.</summary>
public static class Units
{
    /// <summary>Base units beyond which a quantity is mistyped, and fen beyond which an amount is.</summary>
    private const decimal Most = 1_000_000_000_000m, MostFen = 100_000_000_000_000m;

    public static UnitFamily Family(this Unit unit) => (int)unit switch
    {
        < 10 => UnitFamily.Weight,
        < 20 => UnitFamily.Volume,
        _ => UnitFamily.Count,
    };

    /// <summary>How many base units (g, ml, pieces) one unit holds.</summary>
    public static long Size(this Unit unit) => unit switch
    {
        Unit.Jin => 500,
        Unit.Kilogram or Unit.Litre => 1000,
        Unit.Tonne => 1_000_000,
        _ => 1,
    };

    /// <summary>
    /// A typed quantity in base units.
    /// </summary>
    /// <exception cref="RuleBroken">Finer than one base unit, or too large.</exception>
    public static long ToBase(this Unit unit, decimal quantity)
    {
        if (Math.Abs(quantity) > Most / unit.Size()) throw new RuleBroken("数量 {0} 过大，请核对单位。", quantity);
        var exact = quantity * unit.Size();
        if (exact != decimal.Truncate(exact))
            throw unit.Family() == UnitFamily.Count
                ? new RuleBroken("数量 {0} 应为整数（单位：{1}）。", quantity, unit)
                : new RuleBroken("数量 {0} 太细：最小到 1 克或 1 毫升。", quantity);
        return (long)exact;
    }

    /// <summary>Base units as a quantity in this unit.</summary>
    public static decimal FromBase(this Unit unit, long quantity) => (decimal)quantity / unit.Size();

    /// <summary>Price per unit × quantity, rounded once, half away from zero.</summary>
    /// <exception cref="RuleBroken">Larger than any purchase.</exception>
    public static Money Price(this Unit unit, Money perUnit, long baseQuantity)
    {
        var amount = (decimal)perUnit.Fen * baseQuantity / unit.Size();
        if (Math.Abs(amount) > MostFen) throw new RuleBroken("金额 {0} 过大，请核对单位是否为元。", amount / 100m);
        return new Money(checked((long)Math.Round(amount, 0, MidpointRounding.AwayFromZero)));
    }

    /// <summary>The unit in which prices are held against each other: kilogram, litre, or the thing itself.</summary>
    public static Unit Comparable(this Unit unit) => unit.Family() switch
    {
        UnitFamily.Weight => Unit.Kilogram,
        UnitFamily.Volume => Unit.Litre,
        _ => unit,
    };

    /// <summary>Whether a price in one unit says something about another: bottles are not boxes.</summary>
    public static bool ComparesWith(this Unit unit, Unit other) => unit.Comparable() == other.Comparable();

    /// <summary>A price per comparable unit, rounded to the fen.</summary>
    public static Money PerComparable(this Unit unit, Money perUnit) => unit.Price(perUnit, unit.Comparable().Size());

    /// <summary>
    /// A price per one unit told per another.
    /// </summary>
    /// <returns>None where it would not be a whole fen, or the units do not compare.</returns>
    public static Money? Told(this Unit unit, Money perUnit, Unit per)
    {
        if (!unit.ComparesWith(per)) return null;
        var fen = checked(perUnit.Fen * per.Size());
        return fen % unit.Size() == 0 ? new Money(fen / unit.Size()) : null;
    }
}
