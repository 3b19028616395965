using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Shared;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("12.345", 1235)]
    [InlineData("12.344", 1234)]
    [InlineData("-12.345", -1235)]
    [InlineData("0.005", 1)]
    public void Yuan_are_rounded_half_away_from_zero(string yuan, long fen) =>
        Assert.Equal(fen, Money.FromYuan(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)).Fen);

    [Fact]
    public void Amounts_that_do_not_fit_are_refused_instead_of_wrapping()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => Money.FromYuan(decimal.MaxValue / 1000));
    }

    [Fact]
    public void A_split_adds_up_to_the_fen_and_no_part_is_a_fen_away_from_its_share()
    {
        var cases = from fen in Gen.Choose(-1_000_000, 1_000_000)
                    from weights in Gen.NonEmptyListOf(Gen.Choose(0, 5_000)).Where(list => list.Exists(w => w > 0))
                    select (Amount: new Money(fen), Weights: weights.Select(w => (long)w).ToArray());
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var parts = c.Amount.Split(c.Weights);
            var total = c.Weights.Sum();
            return parts.Sum(p => p.Fen) == c.Amount.Fen
                && parts.Zip(c.Weights).All(p => Math.Abs(p.First.Fen - (decimal)c.Amount.Fen * p.Second / total) < 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_split_of_huge_amounts_by_huge_weights_does_not_overflow()
    {
        var parts = new Money(long.MaxValue).Split([long.MaxValue, long.MaxValue, 1]);
        Assert.Equal((Int128)long.MaxValue, parts.Aggregate(Int128.Zero, (sum, p) => sum + p.Fen));
    }

    [Fact]
    public void Nothing_is_split_by_no_weights_at_all()
    {
        Assert.Throws<ArgumentException>(() => new Money(1).Split([]));
        Assert.Throws<ArgumentException>(() => new Money(1).Split([0, 0]));
        Assert.Throws<ArgumentException>(() => new Money(1).Split([1, -1]));
    }
}
