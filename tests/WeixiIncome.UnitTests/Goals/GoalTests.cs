using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Goals;

public sealed class GoalTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly GoalTerms Terms = new(new Money(1_000_000_00), new Money(2_000_000_00), "维西县年度采购计划", "维办发〔2026〕1号", "第一条", "争取一百万元以上", null);

    [Theory]
    [InlineData(AssistanceRelation.Shanghai, Series.Direct, PurchaseBase.A, false, true)]
    [InlineData(AssistanceRelation.Central, Series.Direct, PurchaseBase.C, true, false)]
    [InlineData(AssistanceRelation.Provincial, Series.Direct, PurchaseBase.C, false, false)]
    [InlineData(AssistanceRelation.Provincial, Series.Direct, PurchaseBase.B, false, false)]
    [InlineData(AssistanceRelation.Provincial, Series.HelpedToSell, PurchaseBase.A, false, false)]
    [InlineData(AssistanceRelation.County, Series.Direct, PurchaseBase.A, false, false)]
    [InlineData(AssistanceRelation.None, Series.Direct, PurchaseBase.C, true, false)]
    [InlineData(AssistanceRelation.Shanghai, Series.Direct, PurchaseBase.N, true, false)]
    [InlineData(AssistanceRelation.Shanghai, Series.Direct, PurchaseBase.Pending, false, true)]
    public void The_county_goal_counts_base_A_of_three_relations_and_what_has_not_left_yet(
        AssistanceRelation relation, Series series, PurchaseBase given, bool unattributed, bool counts) =>
        Assert.Equal(counts, GoalRule.CountyPlan.Counts(relation, series, given, unattributed));

    [Fact]
    public void The_provinces_goal_counts_Shanghais_purchases_of_any_produce()
    {
        Assert.True(GoalRule.ProvincePlan.Counts(AssistanceRelation.Shanghai, Series.Direct, PurchaseBase.C, false));
        Assert.False(GoalRule.ProvincePlan.Counts(AssistanceRelation.Central, Series.Direct, PurchaseBase.A, false));
        Assert.False(GoalRule.ProvincePlan.Counts(AssistanceRelation.Shanghai, Series.Direct, PurchaseBase.N, false));
    }

    [Fact]
    public void A_rule_survives_being_stored() =>
        Assert.Equal(GoalRule.CountyPlan.Relations, Goal.Set("533423", 2026, Terms, Guid.NewGuid(), Now).Rule.Relations);

    [Fact]
    public void A_goal_that_was_entered_may_be_corrected_and_a_plans_own_may_not()
    {
        var entered = Goal.Set("533423", 2026, Terms, Guid.NewGuid(), Now);
        entered.Revise(Terms with { Floor = new Money(1_500_000_00) }, Guid.NewGuid(), Now);
        Assert.Equal((new Money(1_500_000_00), false), (entered.Floor, entered.IsPlan));

        var plan = new Goal("533423", 2024, GoalRule.CountyPlan, new Money(1), null, "方案", "三", "争取", isSample: false);
        Assert.Throws<RuleBroken>(() => plan.Revise(Terms, Guid.NewGuid(), Now));
        var sample = new Goal("533423", 2025, GoalRule.CountyPlan, new Money(1), null, "示例文件", "一", "争取", isSample: true);
        sample.Revise(Terms, Guid.NewGuid(), Now);
        Assert.False(sample.IsSample);
    }

    [Fact]
    public void A_goal_has_a_floor_below_its_stretch_and_its_paper()
    {
        Assert.Equal("Floor", Assert.Throws<RuleBroken>(() => Goal.Set("533423", 2026, Terms with { Floor = Money.Zero }, Guid.NewGuid(), Now)).Field);
        Assert.Equal("Stretch", Assert.Throws<RuleBroken>(() => Goal.Set("533423", 2026, Terms with { Stretch = Terms.Floor }, Guid.NewGuid(), Now)).Field);
        Assert.Equal("Year", Assert.Throws<RuleBroken>(() => Goal.Set("533423", 26, Terms, Guid.NewGuid(), Now)).Field);
        Assert.Throws<RuleBroken>(() => Goal.Set("533423", 2026, Terms with { DocumentNumber = " " }, Guid.NewGuid(), Now));
    }
}
