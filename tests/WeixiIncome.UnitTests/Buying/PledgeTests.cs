using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Buying.Pledges;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Buying;

/// <summary>A unit's own promise: who may make it, when it is behind, how it ends.</summary>
public sealed class PledgeTests
{
    private static readonly DateTime Now = new(2026, 7, 2, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Category Rice = new("rice", "稻谷杂粮", UnitFamily.Weight, true, false, "oldrice", 1);

    private static Pledge Drafted(OrganisationKind kind = OrganisationKind.PairedUnit, decimal? yuan = 1000m, params GoodsTerms[] goods)
    {
        var unit = Organisation.Register(kind, "测试", kind == OrganisationKind.Person ? null : "91350100M000100Y43", "5301", AssistanceRelation.None, Now);
        return Pledge.Draft("RG2026-0001", unit, new(2026, PledgingBody.Unit, yuan is { } amount ? Money.FromYuan(amount) : null, goods, null), null, Guid.NewGuid(), Now);
    }

    private static Pledge Signed(decimal? yuan = 1000m, params GoodsTerms[] goods)
    {
        var pledge = Drafted(OrganisationKind.PairedUnit, yuan, goods);
        pledge.Sign(new(2026, 7, 1), "函1", null, Guid.NewGuid(), Now);
        return pledge;
    }

    private static PledgeProgress Accepted(decimal yuan) => PledgeProgress.Nothing with { Accepted = Money.FromYuan(yuan) };

    [Theory]
    [InlineData(OrganisationKind.Person)]
    [InlineData(OrganisationKind.Contractor)]
    [InlineData(OrganisationKind.Cooperative)]
    [InlineData(OrganisationKind.Village)]
    public void Nobody_promises_for_persons_households_and_suppliers(OrganisationKind kind)
    {
        var unit = Organisation.Register(kind, "测试", kind is OrganisationKind.Person or OrganisationKind.Village ? null : "91350100M000100Y43", "533423", AssistanceRelation.None, Now);
        Assert.Contains("不向个人和农户下达任何任务", Assert.Throws<RuleBroken>(() =>
            Pledge.Draft("RG2026-0001", unit, new(2026, PledgingBody.Unit, new Money(100), [], null), null, Guid.NewGuid(), Now)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(499, true)]
    [InlineData(502, false)]
    [InlineData(5000, false)]
    public void It_is_behind_where_less_was_accepted_than_an_even_pace_asks_for(int yuan, bool behind) =>
        Assert.Equal(behind, Signed().IsBehind(Accepted(yuan), new(2026, 7, 2)));

    [Fact]
    public void Goods_have_to_arrive_too()
    {
        var pledge = Signed(null, new GoodsTerms(Rice, null, 1000, Unit.Kilogram));
        Assert.False(pledge.IsFulfilledBy(Accepted(999_999)));
        Assert.True(pledge.IsFulfilledBy(PledgeProgress.Nothing with { Goods = new Dictionary<Guid, GoodsProgress> { [pledge.Goods[0].Id] = new(0, 1000, 0) } }));
    }

    [Fact]
    public void It_ends_early_only_when_fulfilled_and_unfulfilled_only_with_words()
    {
        var early = Signed();
        Assert.Throws<RuleBroken>(() => early.Close(Accepted(999), "来不及", Guid.NewGuid(), Now));
        early.Close(Accepted(1500), null, Guid.NewGuid(), Now);
        Assert.Equal(PledgeStatus.Fulfilled, early.Status);

        var late = Signed();
        var yearEnd = new DateTime(2026, 12, 31, 2, 0, 0, DateTimeKind.Utc);
        Assert.Throws<RuleBroken>(() => late.Close(Accepted(999), " ", Guid.NewGuid(), yearEnd));
        late.Close(Accepted(999), "预算调减", Guid.NewGuid(), yearEnd);
        Assert.Equal((PledgeStatus.NotFulfilled, 99_900L), (late.Status, late.AcceptedAtClose!.Value.Fen));
        Assert.Throws<RuleBroken>(() => late.Close(Accepted(2000), null, Guid.NewGuid(), yearEnd));
    }

    [Fact]
    public void The_same_goods_stand_once_and_by_their_own_measure()
    {
        Assert.Throws<RuleBroken>(() => Drafted(OrganisationKind.PairedUnit, null, new GoodsTerms(Rice, null, 1, Unit.Kilogram), new GoodsTerms(Rice, null, 2, Unit.Jin)));
        Assert.Throws<RuleBroken>(() => Drafted(OrganisationKind.PairedUnit, null, new GoodsTerms(Rice, null, 1, Unit.Litre)));
        Assert.Throws<RuleBroken>(() => Drafted(yuan: null));
    }

    [Fact]
    public void Once_signed_its_words_stay()
    {
        var pledge = Signed();
        Assert.Throws<RuleBroken>(() => pledge.Revise(new(2026, PledgingBody.Unit, new Money(1), [], null), Guid.NewGuid(), Now));
        Assert.Throws<RuleBroken>(() => pledge.Withdraw("x", Guid.NewGuid(), Now));
    }
}
