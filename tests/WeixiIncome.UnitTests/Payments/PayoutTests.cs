using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Payments.Payouts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Payments;

/// <summary>Money to households: paid, on its way and open always sum to what is owed.</summary>
public sealed class PayoutTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid Supplier = Guid.NewGuid();
    private static readonly Guid Household = Guid.NewGuid();
    private static readonly Guid Clerk = Guid.NewGuid();
    private static readonly Guid Officer = Guid.NewGuid();

    private static HouseholdDue Due(long fen, int daysAgo = 0) => new(Supplier, Household, DueKind.Produce, Guid.NewGuid(), null, new Money(fen), Today.AddDays(-daysAgo), null, null, Now);

    private static Payout Draw(PayoutWay way, long fen, params HouseholdDue[] dues) => Payout.Draw("FF20261120-0001", Supplier, way, [new(Household, "NH000001", new Money(fen), dues)], Clerk, Now);

    private static Dictionary<Guid, HouseholdDue> By(params HouseholdDue[] dues) => dues.ToDictionary(d => d.Id);

    private static PayoutResult Result(long fen, bool paid = true) => new("NH000001", new Money(fen), paid, Today, "DF1", paid ? null : "账户有误");

    [Fact]
    public void The_oldest_due_is_paid_first()
    {
        var (old, young) = (Due(10_000, 40), Due(5_000, 3));
        Draw(PayoutWay.BankBatch, 12_000, young, old).Answer(Result(12_000), By(old, young), Now);
        Assert.Equal((10_000L, 2_000L, 3_000L), (old.Paid.Fen, young.Paid.Fen, young.Open.Fen));
    }

    [Fact]
    public void More_than_is_owed_is_refused_and_leaves_nothing_drawn()
    {
        var due = Due(10_000);
        var refused = Assert.Throws<RuleBroken>(() => Draw(PayoutWay.BankBatch, 10_001, due));
        Assert.True(refused.IsSuspicious);
        Assert.Equal(10_000, due.Open.Fen);
    }

    [Fact]
    public void What_the_bank_could_not_pay_is_open_again_and_no_line_is_answered_twice()
    {
        var due = Due(10_000);
        var payout = Draw(PayoutWay.BankBatch, 10_000, due);
        Assert.Throws<RuleBroken>(() => payout.Answer(Result(9_999), By(due), Now));
        payout.Answer(Result(10_000, paid: false), By(due), Now);
        Assert.Equal((10_000L, PayoutStatus.Done), (due.Open.Fen, payout.Status));
        Assert.Throws<RuleBroken>(() => payout.Answer(Result(10_000), By(due), Now));
    }

    [Fact]
    public void A_signature_list_counts_once_the_village_checked_it_and_not_by_its_maker()
    {
        var due = Due(10_000);
        var payout = Draw(PayoutWay.SignatureList, 10_000, due);
        Assert.Throws<RuleBroken>(() => payout.Sign(null, Today, Now));
        payout.Sign(Guid.NewGuid(), Today, Now);
        Assert.Equal(0, due.Paid.Fen);
        Assert.Throws<RuleBroken>(() => payout.Check([], By(due), Clerk, Now));
        payout.Check([], By(due), Officer, Now);
        Assert.Equal(10_000, due.Paid.Fen);
    }

    [Fact]
    public void A_disputed_payment_is_not_paid_until_it_is_decided()
    {
        var due = Due(10_000);
        var payout = Draw(PayoutWay.BankBatch, 10_000, due);
        payout.Answer(Result(10_000), By(due), Now);
        Assert.Throws<RuleBroken>(() => payout.Say(payout.Lines[0].Id, false, " ", By(due), Now));
        payout.Say(payout.Lines[0].Id, false, "没有收到", By(due), Now);
        Assert.Equal((0L, 10_000L, PayoutLineStatus.Disputed), (due.Paid.Fen, due.OnTheWay.Fen, payout.Lines[0].Status));
        payout.Decide(payout.Lines[0].Id, wasPaid: false, "银行退票", By(due), Officer, Now);
        Assert.Equal((0L, 10_000L), (due.Paid.Fen, due.Open.Fen));
    }

    [Fact]
    public void A_link_works_once_within_its_time_and_not_after_too_many_wrong_numbers()
    {
        HouseholdLink Link(int attempts = 0) => new(Guid.NewGuid(), Guid.NewGuid(), Household, HouseholdLink.DigestOf("t"), Now, attempts);
        var used = Link();
        used.MustBeUsable(Now);
        used.Use(AnswerHow.Link, null, Now);
        Assert.Throws<RuleBroken>(() => used.MustBeUsable(Now));
        Assert.Throws<RuleBroken>(() => Link().MustBeUsable(Now.AddDays(HouseholdLink.Days)));
        Link(HouseholdLink.MostAttempts - 1).MustBeUsable(Now);
        Assert.Throws<RuleBroken>(() => Link(HouseholdLink.MostAttempts).MustBeUsable(Now));
        Assert.Equal([false, true], new[] { Link(HouseholdLink.MostAttempts - 1), Link(HouseholdLink.MostAttempts) }.Select(HouseholdLink.Locked().Compile()));
    }

    /// <summary>For any history Σ paid + Σ on its way + Σ open = Σ owed, and none is negative.</summary>
    [Fact]
    public void Paid_on_its_way_and_open_always_sum_to_what_is_owed() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll<(int What, int Size)[]>(steps =>
        {
            var dues = Enumerable.Range(1, 4).Select(i => Due(i * 1234, i)).ToArray();
            var (by, payouts) = (By(dues), new List<Payout>());
            foreach (var (what, size) in steps)
                try
                {
                    var pick = payouts.Count == 0 ? null : payouts[(int)(Math.Abs((long)size) % payouts.Count)];
                    switch (Math.Abs((long)what) % 5)
                    {
                        case 0: payouts.Add(Draw(PayoutWay.BankBatch, 1 + Math.Abs((long)size) % 9000, dues)); break;
                        case 1: pick!.Answer(Result(pick.Lines[0].Amount.Fen, size % 3 != 0), by, Now); break;
                        case 2: pick!.Say(pick.Lines[0].Id, size % 2 == 0, "少了", by, Now); break;
                        case 3: pick!.Decide(pick.Lines[0].Id, size % 2 == 0, "核实", by, Officer, Now); break;
                        default: dues[Math.Abs((long)size) % 4].Void(Now); break;
                    }
                }
                catch (Exception refused) when (refused is RuleBroken or NullReferenceException)
                {
                    // Refused, or nothing there yet.
                }
            return dues.All(d => d.Paid.Fen >= 0 && d.OnTheWay.Fen >= 0 && d.Open.Fen >= 0 && (d.VoidedAt is not null ? d.Paid.IsZero : d.Paid + d.OnTheWay + d.Open == d.Amount))
                && dues.Sum(d => d.Paid.Fen) == payouts.SelectMany(p => p.Lines).Where(l => l.Status == PayoutLineStatus.Paid).Sum(l => l.Amount.Fen);
        }));
}
