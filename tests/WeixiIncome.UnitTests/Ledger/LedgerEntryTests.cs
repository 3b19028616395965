using FsCheck;
using FsCheck.Fluent;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Ledger;

public sealed class LedgerEntryTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);

    private static PurchaseFacts Facts(DateOnly? acceptedOn = null) => new()
    {
        SourceId = Guid.NewGuid(), SourceNumber = "WX20261120-000001", SourceLineId = Guid.NewGuid(), Relation = AssistanceRelation.Provincial,
        Purpose = Purpose.Pledge, Activity = Activity.None, Venue = Venue.ThisPlatform, Series = Series.Direct, Base = PurchaseBase.C, Unattributed = true,
        SupplierId = Guid.NewGuid(), SupplierAreaCode = "533423102201", CategoryId = Guid.NewGuid(), ProductId = Guid.NewGuid(),
        BuyerId = Guid.NewGuid(), BuyerAreaCode = "53", BoundUnitId = null, OrderedOn = new DateOnly(2025, 12, 31), AcceptedOn = acceptedOn,
    };

    [Fact]
    public void Ordered_counts_for_the_day_of_the_order_and_accepted_for_that_of_acceptance()
    {
        var accepted = new DateOnly(2026, 1, 3);
        Assert.Equal(new DateOnly(2025, 12, 31), new LedgerEntry(Facts(accepted), Stage.Ordered, new Money(1), 1, Now).CountsOn);
        Assert.Equal(accepted, new LedgerEntry(Facts(accepted), Stage.Accepted, new Money(1), 1, Now).CountsOn);
        Assert.Equal(accepted, new LedgerEntry(Facts(accepted), Stage.Verified, new Money(1), 1, Now).CountsOn);
        Assert.Throws<ArgumentException>(() => new LedgerEntry(Facts(), Stage.Accepted, new Money(1), 1, Now));
    }

    [Fact]
    public void The_township_is_read_from_the_suppliers_village() =>
        Assert.Equal("533423102", new LedgerEntry(Facts(), Stage.Ordered, new Money(1), 1, Now).TownshipCode);

    [Fact]
    public void A_reversal_is_the_linked_negative_on_its_own_date() => Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), fen =>
    {
        var entry = new LedgerEntry(Facts(), Stage.Ordered, new Money(fen), 5000, Now);
        var (on, later) = (new DateOnly(2026, 2, 1), Now.AddDays(80));
        var back = entry.Reverse("订单取消", on, later);
        return back.Amount + entry.Amount == Money.Zero && back.Quantity == -5000 && back.ReversesId == entry.Id && back.IsReversal && !entry.IsReversal
            && back.Id != entry.Id && back.CountsOn == on && back.RecordedAt == later && entry.CountsOn == new DateOnly(2025, 12, 31)
            && (back.SourceLineId, back.Relation, back.Base, back.TownshipCode) == (entry.SourceLineId, entry.Relation, entry.Base, entry.TownshipCode);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reversal_is_not_reversed_and_needs_a_reason()
    {
        var entry = new LedgerEntry(Facts(), Stage.Ordered, new Money(1), 1, Now);
        Assert.Throws<RuleBroken>(() => entry.Reverse(" ", new DateOnly(2026, 1, 1), Now));
        Assert.Throws<RuleBroken>(() => entry.Reverse("退", new DateOnly(2026, 1, 1), Now).Reverse("再退", new DateOnly(2026, 1, 1), Now));
    }

    [Fact]
    public void Channels_are_a_partition_in_which_the_first_match_wins()
    {
        Assert.Equal(Channel.HelpedToSell, Channels.Of(AssistanceRelation.Shanghai, Purpose.Canteen, Series.HelpedToSell));
        Assert.Equal(Channel.Shanghai, Channels.Of(AssistanceRelation.Shanghai, Purpose.Canteen, Series.Direct));
        Assert.Equal(Channel.Provincial, Channels.Of(AssistanceRelation.Provincial, Purpose.Pledge, Series.Direct));
        Assert.Equal(Channel.Canteens, Channels.Of(AssistanceRelation.County, Purpose.Canteen, Series.Direct));
        Assert.Equal(Channel.Unions, Channels.Of(AssistanceRelation.None, Purpose.Union, Series.Direct));
        Assert.Equal(Channel.Persons, Channels.Of(AssistanceRelation.None, Purpose.Personal, Series.Direct));
        Assert.Equal(Channel.Others, Channels.Of(AssistanceRelation.Prefectural, Purpose.Pledge, Series.Direct));
        var all = from relation in Enum.GetValues<AssistanceRelation>() from purpose in Enum.GetValues<Purpose>() from series in Enum.GetValues<Series>() select Channels.Of(relation, purpose, series);
        Assert.Equal(Enum.GetValues<Channel>(), all.Distinct().Order());
    }
}
