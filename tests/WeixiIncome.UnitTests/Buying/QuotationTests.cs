using WeixiIncome.Domain.Buying.Quotations;
using WeixiIncome.Domain.Shared;
using WeixiIncome.UnitTests.Orders;

namespace WeixiIncome.UnitTests.Buying;

public sealed class QuotationTests
{
    private static readonly DateTime Deadline = Trade.Now.AddDays(1);
    private readonly Trade trade = new();
    private readonly Guid writer = Guid.NewGuid();
    private readonly Guid approver = Guid.NewGuid();

    private Quotation Draft(Unit unit = Unit.Kilogram, Money? ceiling = null) => new("XJ20261120-0001", trade.Buyer,
        new("大米", Purpose.Canteen, Deadline, Trade.Today.AddDays(3), Trade.Today.AddDays(9), new("李", "13800000000", "533423102", "后门"),
            [new("大米", null, trade.Category.Id, UnitFamily.Weight, unit, 100_000)], [], ceiling, null), writer, Trade.Now);

    private Bid Bid(Quotation quotation, decimal yuan, long quantity = 100_000) => new(quotation, trade.Supplier.Id,
        [new(quotation.Lines[0].Id, trade.Goods.Offer, trade.Goods.Product, Money.FromYuan(yuan), quantity, null, Trade.Today.AddDays(4), null)], null, trade.Clerk, Trade.Now);

    private Quotation At(QuotationStatus status)
    {
        var quotation = Draft();
        if (status == QuotationStatus.Draft) return quotation;
        quotation.Publish(writer, Trade.Now);
        if (status is QuotationStatus.Closed or QuotationStatus.Expired) quotation.Close(Deadline);
        if (status is QuotationStatus.Opened or QuotationStatus.Awarded or QuotationStatus.Failed) quotation.Open(writer, Deadline);
        if (status == QuotationStatus.Awarded)
        {
            var bid = Bid(quotation, 18);
            quotation.Award([new(quotation.Lines[0].Id, bid.Id, 1000)], [bid], "最低", null, new HashSet<Guid>(), approver, Deadline);
        }
        if (status == QuotationStatus.Failed) quotation.Fail(writer, "太贵", Deadline);
        if (status == QuotationStatus.Withdrawn) quotation.Withdraw(writer, "不买了", Trade.Now);
        if (status == QuotationStatus.Expired) quotation.Expire(Deadline.AddDays(Quotation.DaysToAward));
        return quotation;
    }

    /// <summary>The whole transition table: what is not named here is refused.</summary>
    [Fact]
    public void Every_act_is_possible_in_its_states_only()
    {
        var late = Deadline.AddDays(Quotation.DaysToAward);
        (string Act, Action<Quotation> Do, QuotationStatus[] In)[] acts =
        [
            ("publish", q => q.Publish(writer, Trade.Now), [QuotationStatus.Draft]),
            ("open", q => q.Open(writer, Deadline), [QuotationStatus.Published, QuotationStatus.Closed]),
            ("withdraw", q => q.Withdraw(writer, "不买了", Trade.Now), [QuotationStatus.Draft, QuotationStatus.Published, QuotationStatus.Closed]),
            ("fail", q => q.Fail(writer, "太贵", Deadline), [QuotationStatus.Opened]),
            ("award", q => { var bid = Bid(q, 18); q.Award([new(q.Lines[0].Id, bid.Id, 1000)], [bid], "最低", null, new HashSet<Guid>(), approver, Deadline); }, [QuotationStatus.Opened]),
            ("expire", q => { if (!q.Expire(late)) throw new RuleBroken("不到期"); }, [QuotationStatus.Closed, QuotationStatus.Opened]),
            ("close", q => { if (!q.Close(Deadline)) throw new RuleBroken("不截止"); }, [QuotationStatus.Published]),
        ];
        foreach (var status in Enum.GetValues<QuotationStatus>())
            foreach (var (act, perform, allowed) in acts)
            {
                var refused = Record.Exception(() => perform(At(status)));
                Assert.True(allowed.Contains(status) == refused is null, $"{act} at {status}: {refused?.Message ?? "allowed"}");
                Assert.True(refused is null or RuleBroken, $"{act} at {status}: {refused}");
            }
    }

    [Fact]
    public void An_answer_counts_until_the_instant_of_the_deadline_and_not_at_it()
    {
        var quotation = At(QuotationStatus.Published);
        Assert.True(quotation.TakesAnswers(Deadline.AddTicks(-1)));
        Assert.False(quotation.TakesAnswers(Deadline));
        Assert.False(quotation.Close(Deadline.AddTicks(-1)));
        Assert.Throws<RuleBroken>(() => quotation.Open(writer, Deadline.AddTicks(-1)));
    }

    [Theory]
    [InlineData(Unit.Kilogram, Unit.Jin, 10.02, 5.01)]
    [InlineData(Unit.Jin, Unit.Kilogram, 5.01, 10.02)]
    [InlineData(Unit.Tonne, Unit.Kilogram, 18000.0, 18.0)]
    [InlineData(Unit.Kilogram, Unit.Jin, 10.01, null)]
    [InlineData(Unit.Bottle, Unit.Box, 10, null)]
    [InlineData(Unit.Kilogram, Unit.Litre, 10, null)]
    public void A_price_told_in_another_unit_is_a_whole_fen_or_refused(Unit from, Unit to, double yuan, double? told) =>
        Assert.Equal(told is { } expected ? Money.FromYuan((decimal)expected) : (Money?)null, from.Told(Money.FromYuan((decimal)yuan), to));

    [Fact]
    public void The_awarded_amount_is_the_orders_amount_whatever_unit_the_request_was_in()
    {
        foreach (var unit in new[] { Unit.Jin, Unit.Kilogram })
        {
            var quotation = Draft(unit);
            quotation.Publish(writer, Trade.Now);
            var bid = Bid(quotation, 9.5m, 33_500);
            quotation.Open(writer, Deadline);
            quotation.Award([new(quotation.Lines[0].Id, bid.Id, 33_500)], [bid], "最低", null, new HashSet<Guid>(), approver, Deadline);
            var award = Assert.Single(quotation.Awards);
            Assert.Equal(award.Amount, trade.Goods.Offer.Unit.Price(award.OfferPrice, award.Quantity));
        }
    }
}
