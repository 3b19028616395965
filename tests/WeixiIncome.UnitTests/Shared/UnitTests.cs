using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Shared;

public sealed class UnitTests
{
    [Theory]
    [InlineData(Unit.Kilogram, "2.5", 2500)]
    [InlineData(Unit.Jin, "1.5", 750)]
    [InlineData(Unit.Tonne, "0.25", 250_000)]
    [InlineData(Unit.Litre, "0.75", 750)]
    [InlineData(Unit.Bottle, "6", 6)]
    public void A_typed_quantity_becomes_whole_base_units(Unit unit, string typed, long expected) =>
        Assert.Equal(expected, unit.ToBase(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(Unit.Bottle, "1.5")]
    [InlineData(Unit.Gram, "0.5")]
    [InlineData(Unit.Kilogram, "0.0001")]
    [InlineData(Unit.Kilogram, "99999999999")]
    [InlineData(Unit.Tonne, "79228162514264337593543950335")]
    [InlineData(Unit.Tonne, "-79228162514264337593543950335")]
    public void A_quantity_finer_than_the_base_unit_or_too_large_is_refused(Unit unit, string typed) =>
        Assert.Throws<RuleBroken>(() => unit.ToBase(decimal.Parse(typed, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_unit_goes_to_base_and_back_unchanged() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<Unit>()).Zip(Gen.Choose(0, 1_000_000)).ToArbitrary(),
            c => c.Item1.ToBase(c.Item1.FromBase(c.Item2)) == c.Item2).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Unit.Kilogram, 1999, 333, 666)]
    [InlineData(Unit.Jin, 1000, 333, 666)]      // 10.00 × 0.666 = 6.66
    [InlineData(Unit.Kilogram, 1, 500, 1)]      // half a fen goes up
    public void A_line_is_rounded_once_half_away_from_zero(Unit unit, long price, long quantity, long expected) =>
        Assert.Equal(expected, unit.Price(new Money(price), quantity).Fen);

    [Fact]
    public void A_price_times_a_quantity_beyond_any_purchase_is_refused() =>
        Assert.Contains("过大", Assert.Throws<RuleBroken>(() => Unit.Gram.Price(new Money(100_000_000_000_000), 1_000_000_000_000)).Message);
}
