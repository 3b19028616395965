using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Catalogue.Lots;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Catalogue;

/// <summary>Lots: what goes in and out of them, and whose it was.</summary>
public sealed class LotTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private const string Village = "533423102201";
    private static readonly Guid Supplier = Guid.NewGuid();
    private static readonly Category Walnuts = new("walnut", "核桃", UnitFamily.Weight, isFood: true, certificateRequired: true, "walnut", 1);
    private static readonly Category Oils = new("oil-walnut", "核桃油", UnitFamily.Volume, isFood: true, certificateRequired: false, "walnutoil", 2);
    private static readonly Product Walnut = new("P000001", Supplier, Walnuts, "鲜核桃", null, Village, Now);
    private static readonly Product Oil = new("P000002", Supplier, Oils, "核桃油", null, Village, Now);

    private int numbers;

    private LotTerms Terms(Product? product = null, DateOnly? best = null) => new($"L20261120-{++numbers:0000}", product ?? Walnut, product == Oil ? Oils : Walnuts, "一级", Today, best, Village, null);

    private static Producer Household(bool isAlleviated = true) => new(Guid.NewGuid(), "NH000001", Village, isAlleviated);

    private WeighTerms On(Producer? producer, long gross, long tare = 0, long fen = 800) => new($"GB20261120-{++numbers:0000}", producer, gross, tare, new Money(fen), Now);

    private Lot Ready(params (Producer? From, long Grams)[] from)
    {
        var lot = Lot.Open(Terms(), null, Now);
        foreach (var (producer, grams) in from) lot.Weigh(On(producer, grams), null, Now);
        lot.Close();
        return lot;
    }

    [Fact]
    public void A_weigh_in_owes_net_weight_times_price_rounded_once()
    {
        var weighed = Lot.Open(Terms(), null, Now).Weigh(On(Household(), 10_333, 333, 815), null, Now);
        Assert.Equal((10_000L, 8150L), (weighed.Net, weighed.Amount.Fen));
    }

    [Theory]
    [InlineData(0, 0, 800)]
    [InlineData(1000, -1, 800)]
    [InlineData(1000, 1000, 800)]
    [InlineData(60_000_000, 0, 800)]
    [InlineData(1000, 0, 0)]
    public void A_scale_that_cannot_be_right_is_refused(long gross, long tare, long fen)
    {
        var lot = Lot.Open(Terms(), null, Now);
        Assert.Throws<RuleBroken>(() => lot.Weigh(On(Household(), gross, tare, fen), null, Now));
        Assert.Equal((0L, 0), (lot.Quantity, lot.WeighIns.Count));
    }

    [Fact]
    public void A_voided_weigh_in_counts_no_longer_and_a_closed_lot_takes_nothing_in_or_back()
    {
        var lot = Lot.Open(Terms(), null, Now);
        var (kept, wrong) = (lot.Weigh(On(Household(), 2000), null, Now), lot.Weigh(On(Household(), 3000), null, Now));
        lot.VoidWeighIn(wrong.Id, "打错了", null, Now);
        Assert.Equal((2000L, 2000L, 1), (lot.Quantity, lot.InputWeight, lot.Shares.Count));
        lot.Close();
        Assert.Throws<RuleBroken>(() => lot.VoidWeighIn(kept.Id, "也错了", null, Now));
        Assert.Throws<RuleBroken>(() => lot.Weigh(On(null, 1000), null, Now));
        Assert.Throws<RuleBroken>(() => lot.Close());
    }

    [Fact]
    public void A_void_takes_its_weight_from_the_shares_of_its_own_kind_those_in_question_last()
    {
        // The household was taken out of the register between two weigh-ins, and disputed the first before it brought more.
        var poor = Household();
        var lot = Lot.Open(Terms(), null, Now);
        lot.Weigh(On(poor, 3000), null, Now);
        lot.Dispute(poor.HouseholdId, true);
        var wrong = lot.Weigh(On(poor, 2000), null, Now);
        lot.Weigh(On(poor with { IsAlleviated = false }, 9000), null, Now);
        lot.VoidWeighIn(wrong.Id, "打错了", null, Now);
        Assert.Equal([(false, false, 9000L), (true, true, 3000L)], lot.Shares.OrderBy(s => s.IsAlleviated).Select(s => (s.IsAlleviated, s.IsDisputed, s.Weight)));
        // A dispute of everything leaves one share: what is voided may need both.
        var again = lot.Weigh(On(poor, 1000), null, Now);
        lot.VoidWeighIn(lot.WeighIns[0].Id, "也错了", null, Now);
        Assert.Equal([(true, true, 1000L)], lot.Shares.Where(s => s.IsAlleviated).Select(s => (s.IsAlleviated, s.IsDisputed, s.Weight)));
        lot.VoidWeighIn(again.Id, "全错了", null, Now);
        Assert.Equal((9000L, 9000L), (lot.Shares.Single().Weight, lot.InputWeight));
    }

    [Fact]
    public void A_weigh_in_of_tomorrow_is_refused_however_far_away()
    {
        var lot = Lot.Open(Terms(), null, Now);
        foreach (var at in new[] { Now.AddHours(1), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc) })
            Assert.Contains("还没有到", Assert.Throws<RuleBroken>(() => lot.Weigh(On(Household(), 1000) with { At = at }, null, Now)).Message);
    }

    [Fact]
    public void Shelf_life_is_bounded_and_mixing_does_not_lengthen_it()
    {
        var day = Today.AddDays(10);
        Lot Until(DateOnly? best)
        {
            var lot = Lot.Open(Terms(best: best), null, Now);
            lot.Weigh(On(Household(), 5000), null, Now);
            lot.Close();
            return lot;
        }
        Assert.Equal(Today.AddYears(Lot.LongestKept), Until(Today.AddYears(Lot.LongestKept)).BestBefore);
        foreach (var far in new[] { Today.AddYears(Lot.LongestKept).AddDays(1), DateOnly.MaxValue }) Assert.Equal("BestBefore", Assert.Throws<RuleBroken>(() => Until(far)).Field);
        var (one, two) = (Until(day), Until(day.AddDays(5)));
        foreach (var longer in new DateOnly?[] { day.AddDays(1), null })
        {
            Assert.Equal("BestBefore", Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Merged, Terms(best: longer), [new(two, 500), new(one, 500)], 1000, null, Now)).Field);
            Assert.Equal("BestBefore", Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Divided, Terms(best: longer), [new(one, 500)], 500, null, Now)).Field);
        }
        Assert.Equal(day, Lot.Make(LotKind.Merged, Terms(best: day), [new(two, 500), new(one, 500)], 1000, null, Now).BestBefore);
        // Oil keeps longer than its nuts.
        Assert.Equal(day.AddYears(1), Lot.Make(LotKind.Processed, Terms(Oil, day.AddYears(1)), [new(one, 500)], 300, null, Now).BestBefore);
    }

    [Fact]
    public void What_has_expired_goes_into_nothing()
    {
        var lot = Lot.Open(Terms(best: Today), null, Now);
        lot.Weigh(On(Household(), 5000), null, Now);
        lot.Close();
        Assert.Equal(1000, Lot.Make(LotKind.Divided, Terms(best: Today), [new(lot, 1000)], 1000, null, Now).Quantity);
        Assert.Contains("已过期", Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Processed, Terms(Oil), [new(lot, 1000)], 500, null, Now.AddDays(1))).Message);
    }

    [Fact]
    public void Oil_carries_the_households_of_its_nuts_by_input_weight()
    {
        // 300 kg of an alleviated household, 100 kg of another: 100 litres of oil of 200 kg and 40 litres of the rest.
        var (poor, other) = (Household(), Household(isAlleviated: false));
        var nuts = Ready((poor, 300_000), (other, 100_000));
        var oil = Lot.Make(LotKind.Processed, Terms(Oil), [new(nuts, 200_000)], 100_000, null, Now);
        Assert.Equal((100_000L, 200_000L, 150_000L, Unit.Litre), (oil.Quantity, oil.InputWeight, oil.AlleviatedWeight, oil.Unit));
        Assert.Equal([(poor.HouseholdId, 150_000L), (other.HouseholdId, 50_000L)], oil.Shares.OrderByDescending(s => s.Weight).Select(s => (s.HouseholdId!.Value, s.Weight)));
    }

    [Fact]
    public void More_out_than_in_other_products_merged_and_open_lots_are_refused()
    {
        var (one, two) = (Ready((Household(), 1000)), Ready((Household(), 2000)));
        var open = Lot.Open(Terms(), null, Now);
        open.Weigh(On(Household(), 1000), null, Now);
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Processed, Terms(), [new(one, 500)], 600, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Merged, Terms(), [new(one, 500), new(two, 500)], 900, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Merged, Terms(), [new(one, 500)], 500, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Merged, Terms(Oil), [new(one, 500), new(two, 500)], 1000, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Divided, Terms(), [new(one, 500), new(two, 500)], 1000, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Divided, Terms(), [new(open, 500)], 500, null, Now));
        Assert.Throws<RuleBroken>(() => Lot.Make(LotKind.Divided, Terms(), [], 500, null, Now));
    }

    /// <summary>For any history of weighing, voiding and making, the shares of every lot sum to what went into it, and none is negative.</summary>
    [Fact]
    public void Shares_always_sum_to_the_input() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<(int What, int Grams, bool Poor)[]>(steps =>
        {
            var households = Enumerable.Range(0, 4).Select(i => Household(i % 2 == 0)).ToArray();
            var lots = new List<Lot> { Lot.Open(Terms(), null, Now) };
            foreach (var (what, size, poor) in steps)
            {
                var grams = 1 + Math.Abs((long)size) % 90_000;
                var pick = (int)(Math.Abs((long)what) % lots.Count);
                try
                {
                    switch (Math.Abs((long)what) % 6)
                    {
                        case 0 or 1: lots.First(l => l.Status == LotStatus.Open).Weigh(On(poor ? households[grams % 4] : null, grams), null, Now); break;
                        case 2: lots[pick].VoidWeighIn(lots[pick].WeighIns.First(w => w.VoidedAt is null).Id, "错", null, Now); break;
                        case 3: lots.First(l => l.Status == LotStatus.Open).Close(); lots.Add(Lot.Open(Terms(), null, Now)); break;
                        case 4: lots.Add(Lot.Make(LotKind.Processed, Terms(Oil), [new(lots[pick], grams)], 1 + grams / 3, null, Now)); break;
                        default: lots.Add(Lot.Make(LotKind.Merged, Terms(), [new(lots[pick], grams), new(lots[^2], grams / 2 + 1)], grams + grams / 2 + 1, null, Now)); break;
                    }
                }
                catch (Exception refused) when (refused is RuleBroken or InvalidOperationException or ArgumentException or NotThere or ArgumentOutOfRangeException)
                {
                    // Refused: nothing may have changed.
                }
            }
            return lots.TrueForAll(l => l.Shares.Sum(s => s.Weight) == l.InputWeight && l.Shares.All(s => s.Weight > 0) && l.AlleviatedWeight <= l.InputWeight);
        }));

    [Fact]
    public void A_certificate_says_everything_and_no_more_than_the_lot_has()
    {
        var lot = Ready((Household(), 5000));
        ConformityCertificate Of(string? origin = "维西县", long quantity = 5000, string? contact = "0887-1", DateOnly? on = null) =>
            new(lot, new("HG20261120-0001", "鲜核桃", quantity, origin, "合作社", contact, on ?? Today, CertificateBasis.OwnPledge), null, Now);
        Assert.Null(Of().VoidedAt);
        Assert.Equal("Origin", Assert.Throws<RuleBroken>(() => Of(origin: " ")).Field);
        Assert.Equal("Contact", Assert.Throws<RuleBroken>(() => Of(contact: null)).Field);
        Assert.Throws<RuleBroken>(() => Of(quantity: 5001));
        Assert.Throws<RuleBroken>(() => Of(on: Today.AddDays(1)));
    }

    [Fact]
    public void A_household_that_disputes_counts_for_base_A_no_longer_until_it_is_decided()
    {
        var (one, two) = (Household(), Household());
        var lot = Ready((one, 3000), (two, 1000));
        lot.Dispute(one.HouseholdId, true);
        Assert.Equal(1000, lot.AlleviatedWeight);
        lot.Dispute(one.HouseholdId, false);
        Assert.Equal(4000, lot.AlleviatedWeight);
    }
}
