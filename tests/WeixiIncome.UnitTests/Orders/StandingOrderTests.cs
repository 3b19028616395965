using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Buying;
using WeixiIncome.Domain.Buying.Agreements;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Orders.Standing;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Orders;

public sealed class StandingOrderTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly Trade trade = new();

    private StandingOrder Standing(Rhythm? rhythm = null, long quantity = 10_000, PriceRule rule = PriceRule.Today, Money? limit = null, DateOnly? startsOn = null)
    {
        var terms = new StandingTerms("每周一", rhythm ?? Rhythm.Weekly(1, DayOfWeek.Monday), startsOn ?? Trade.Today, null, 3, DeliveryWindow.Any, Guid.NewGuid(), Purpose.Canteen, Activity.None, null, null, true, true,
            [new(trade.Goods.Offer, trade.Goods.Product, quantity, rule, limit)]);
        return StandingOrder.Submit("DQ2026-0001", trade.Buyer, terms, trade.Orderer, Trade.Now);
    }

    private StandingWish Wish(long quantity, decimal price = 18m) => new(trade.Goods.Offer.Id, "老黑谷米", Unit.Kilogram, quantity, Unit.Kilogram.Price(Money.FromYuan(price), quantity));

    [Fact]
    public void Every_second_week_is_counted_from_the_week_of_the_first_day()
    {
        var standing = Standing(Rhythm.Weekly(2, DayOfWeek.Monday, DayOfWeek.Thursday), startsOn: new DateOnly(2026, 11, 25));

        Assert.Equal([new(2026, 11, 26), new(2026, 12, 7), new(2026, 12, 10), new(2026, 12, 21)], standing.DaysBetween(Trade.Today, new DateOnly(2026, 12, 22)));
    }

    [Fact]
    public void The_thirty_first_is_the_last_day_of_a_shorter_month() =>
        Assert.Equal([new(2026, 11, 30), new(2026, 12, 31), new(2027, 1, 31), new(2027, 2, 28)], Standing(Rhythm.Monthly(31)).DaysBetween(Trade.Today, new DateOnly(2027, 3, 1)));

    [Theory]
    [InlineData(9_000, 1800, true)]
    [InlineData(11_000, 1800, true)]
    [InlineData(8_999, 1800, false)]
    [InlineData(11_001, 1800, false)]
    [InlineData(10_000, 1980, true)]
    [InlineData(10_000, 1981, false)]
    [InlineData(9_000, 2200, true)]
    [InlineData(10_000, 100, true)] // cheaper is never asked about
    public void An_approved_standing_order_covers_a_tenth_either_way_in_quantity_and_a_tenth_above_in_amount(long quantity, long fen, bool covered)
    {
        var standing = Standing();
        Assert.NotNull(standing.WhyNotCovered([Wish(10_000)]));
        standing.Approve(trade.Approver, null, Trade.Now);

        Assert.Equal(covered, standing.WhyNotCovered([Wish(quantity, fen / 100m)]) is null);
    }

    [Fact]
    public void A_change_within_a_tenth_of_what_was_approved_stays_approved_however_often_it_is_made()
    {
        var standing = Standing();
        standing.Approve(trade.Approver, null, Trade.Now);
        var offer = trade.Goods.Offer.Id;

        standing.ChangeQuantities(new Dictionary<Guid, long> { [offer] = 11_000 }, trade.Orderer, Trade.Now);
        Assert.Equal(StandingApproval.Given, standing.Approval);
        standing.ChangeQuantities(new Dictionary<Guid, long> { [offer] = 12_000 }, trade.Orderer, Trade.Now); // not a tenth above the last change, but above the approval
        Assert.Equal(StandingApproval.Awaited, standing.Approval);
        Assert.NotNull(standing.WhyNotCovered([Wish(12_000)]));
    }

    [Fact]
    public void The_responsible_buyer_does_not_approve() =>
        Assert.Throws<RuleBroken>(() => Standing().Approve(trade.Orderer, null, Trade.Now));

    [Fact]
    public void A_price_rule_needs_its_price() =>
        Assert.Contains("大于 0", Assert.Throws<RuleBroken>(() => Standing(rule: PriceRule.AtMost)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pause_leaves_no_missed_deliveries_behind()
    {
        var standing = Standing();
        standing.Pause(trade.Orderer, null, Trade.Now);
        Assert.Empty(standing.Due(Monday.AddDays(30)));
        standing.Resume(trade.Orderer, Trade.Now.AddDays(30));
        Assert.All(standing.Due(Trade.Today.AddDays(32)), day => Assert.True(day > Trade.Today.AddDays(30)));
    }

    [Fact]
    public void Deliveries_are_the_same_whether_asked_for_at_once_or_in_parts() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<(int Every, int Days, int Cut)>(made =>
        {
            var standing = Standing(new Rhythm(RhythmKind.Weekly, 1 + Math.Abs(made.Every % 8), 1 + Math.Abs(made.Days % 127), 0));
            var (from, to) = (Trade.Today, Trade.Today.AddDays(200));
            var cut = from.AddDays(Math.Abs(made.Cut % 200));
            return standing.DaysBetween(from, to).SequenceEqual(standing.DaysBetween(from, cut).Concat(standing.DaysBetween(cut.AddDays(1), to)));
        }));

    [Fact]
    public void The_tolerance_never_covers_more_than_a_tenth() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll<long>(amount =>
        {
            var approved = Math.Abs(amount % 1_000_000_000_000);
            return Tolerance.Most(approved) * 10 <= approved * 11 && Tolerance.Least(approved) * 10 >= approved * 9 && Tolerance.Holds(approved, approved);
        }));

    [Fact]
    public void The_key_of_a_delivery_is_the_same_in_every_process()
    {
        var id = Guid.Parse("019a0000-0000-7000-8000-000000000001");
        Assert.Equal(StandingRun.OrderKeyOf(id, Monday), StandingRun.OrderKeyOf(id, Monday));
        Assert.NotEqual(StandingRun.OrderKeyOf(id, Monday), StandingRun.OrderKeyOf(id, Monday.AddDays(7)));
    }
}
