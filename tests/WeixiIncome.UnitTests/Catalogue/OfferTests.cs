using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Catalogue;

public sealed class OfferTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Category Walnut = new("walnut", "核桃", UnitFamily.Weight, isFood: true, certificateRequired: true, "walnut", 10);

    private static OfferTerms Terms(params (long From, decimal Price)[] tiers) =>
        new("普通", Unit.Kilogram, [.. tiers.Select(t => new TierTerms(t.From, Money.FromYuan(t.Price)))], 1000, 100_000, 1, 12, 0, []);

    private static Product Product() => new("P000001", Guid.NewGuid(), Walnut, "核桃", null, "533423102", Now);

    private static Offer Offer(OfferTerms terms) => Product().AddOffer(Walnut, terms, Now);

    private static string Refused(OfferTerms terms) => Assert.Throws<RuleBroken>(() => Offer(terms)).Sentence;

    [Theory]
    [InlineData(1000, 20)]
    [InlineData(49_999, 20)]
    [InlineData(50_000, 18)]
    [InlineData(200_000, 15)]
    public void A_quantity_earns_the_price_of_its_tier(long quantity, int price) =>
        Assert.Equal(Money.FromYuan(price), Offer(Terms((0, 20), (200_000, 15), (50_000, 18))).PriceFor(quantity));

    [Fact]
    public void The_first_tier_holds_from_nothing_on() => Assert.Equal([0L, 50_000L], Offer(Terms((5000, 20), (50_000, 18))).Tiers.OrderBy(t => t.From).Select(t => t.From));

    [Fact]
    public void Tiers_keep_their_rules()
    {
        Assert.Equal("请填写 1 至 6 档价格。", Refused(Terms()));
        Assert.Equal("请填写 1 至 6 档价格。", Refused(Terms([.. Enumerable.Range(0, 7).Select(i => ((long)i, 20m))])));
        Assert.Equal("价格应大于 0。", Refused(Terms((0, 0))));
        Assert.Equal("两档价格的起点数量相同，请修改。", Refused(Terms((0, 20), (50, 19), (50, 18))));
        Assert.Equal("数量多的一档价格不应更高，请核对阶梯价。", Refused(Terms((0, 20), (50, 21))));
        Assert.Equal("价格 {0} 过高，请核对单位。", Refused(Terms((0, 1_000_001))));
    }

    [Fact]
    public void A_unit_of_another_family_is_refused() => Assert.Equal("品类“{0}”按{1}计量，不能用“{2}”。", Refused(Terms((0, 20)) with { Unit = Unit.Bottle }));

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 13)]
    public void Months_are_months(int from, int to) => Assert.Equal("供货月份应在 1 至 12 之间。", Refused(Terms((0, 20)) with { SeasonFrom = from, SeasonTo = to }));

    [Theory]
    [InlineData(11, 2, new[] { 11, 12, 1, 2 })]
    [InlineData(3, 5, new[] { 3, 4, 5 })]
    [InlineData(6, 6, new[] { 6 })]
    [InlineData(1, 12, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void A_season_may_run_over_the_year_end(int from, int to, int[] months)
    {
        var offer = Offer(Terms((0, 20)) with { SeasonFrom = from, SeasonTo = to });
        Assert.Equal(months.Order(), Enumerable.Range(1, 12).Where(offer.InSeason));
        Assert.Equal(months.Sum(month => 1 << (month - 1)), offer.SeasonMonths);
    }

    [Fact]
    public void Units_compare_by_kilogram_litre_or_piece()
    {
        Assert.Equal(Money.FromYuan(24), Offer(Terms((0, 12)) with { Unit = Unit.Jin }).ComparablePrice);
        Assert.Equal(Money.FromYuan(9), Offer(Terms((0, 9000)) with { Unit = Unit.Tonne }).ComparablePrice);
        Assert.Equal(Money.FromYuan(80), Offer(Terms((0, 0.08m)) with { Unit = Unit.Gram }).ComparablePrice);
    }

    [Fact]
    public void Delivery_follows_the_beginning_of_a_code()
    {
        var offer = Offer(Terms((0, 20)) with { DeliveryAreas = ["53", "310113"] });
        Assert.True(offer.DeliversTo("533423102203"));
        Assert.True(offer.DeliversTo("310113"));
        Assert.False(offer.DeliversTo("310101"));
        Assert.True(Offer(Terms((0, 20))).DeliversTo("11"));
    }

    [Fact]
    public void The_same_terms_say_nothing_new_and_keep_the_tiers_as_they_are()
    {
        var product = Product();
        var offer = product.AddOffer(Walnut, Terms((0, 20), (50_000, 18)), Now);
        var tiers = offer.Tiers.ToArray();
        Assert.True(offer.Says(Terms((50_000, 18), (0, 20)) with { Available = 7 }));
        Assert.False(offer.Says(Terms((0, 20), (50_000, 17))));
        product.ReviseOffer(offer.Id, Walnut, Terms((0, 20), (50_000, 18)) with { LeadDays = 4 }, Now);
        Assert.Equal(tiers, offer.Tiers);
    }

    [Fact]
    public void Stock_is_set_at_the_beginning_only()
    {
        var product = Product();
        var offer = product.AddOffer(Walnut, Terms((0, 20)), Now);
        product.ReviseOffer(offer.Id, Walnut, Terms((0, 20)) with { Available = 5 }, Now);
        Assert.Equal(100_000, offer.Available);
        Assert.Equal("库存不能小于 0。", Refused(Terms((0, 20)) with { Available = -1 }));
        Assert.Equal("库存 {0} 过大，请核对单位。", Refused(Terms((0, 20)) with { Available = Domain.Catalogue.Offer.MostStock + 1 }));
    }
}
