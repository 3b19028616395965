using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

public sealed class OrganisationTests
{
    private const string Code = "91350100M000100Y43";
    private const string Village = "533423103201";
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private readonly Guid officer = Guid.NewGuid();
    private readonly Guid supervisor = Guid.NewGuid();

    [Fact]
    public void A_supplier_becomes_active_by_check_recommendation_and_approval()
    {
        var organisation = Recommended();
        organisation.Approve(Guid.NewGuid(), null, Now.AddHours(3));
        Assert.True(organisation.IsActive);
        Assert.Equal([OrganisationStatus.AwaitingTownship, OrganisationStatus.AwaitingRecommendation, OrganisationStatus.AwaitingApproval, OrganisationStatus.Active],
            organisation.Steps.Select(step => step.Status));
    }

    [Fact]
    public void Whoever_recommended_does_not_approve() =>
        Assert.Throws<RuleBroken>(() => Recommended().Approve(supervisor, null, Now.AddHours(3)));

    [Fact]
    public void No_step_is_left_out()
    {
        var organisation = Applied();
        Assert.Throws<RuleBroken>(() => organisation.Recommend(supervisor, null, Now));
        Assert.Throws<RuleBroken>(() => organisation.Approve(supervisor, null, Now));
        organisation.PassTownshipCheck(officer, null, Now);
        Assert.Throws<RuleBroken>(() => organisation.PassTownshipCheck(officer, null, Now));
        Assert.Throws<RuleBroken>(() => organisation.Approve(supervisor, null, Now));
    }

    [Fact]
    public void A_return_says_why_and_the_way_begins_again()
    {
        var organisation = Recommended();
        Assert.Throws<RuleBroken>(() => organisation.Return(supervisor, " ", Now));
        organisation.Return(supervisor, "执照看不清", Now.AddHours(3));
        organisation.Correct("新名称", Code, Village);
        organisation.Reapply(officer, Now.AddHours(4));
        Assert.Equal(OrganisationStatus.AwaitingTownship, organisation.Status);
        Assert.Equal("新名称", organisation.Name);
        Assert.Throws<RuleBroken>(() => organisation.Correct("再改", Code, Village));
    }

    [Theory]
    [InlineData("533423")]
    [InlineData("533401")]
    [InlineData("31")]
    public void A_supplier_sits_in_a_township_of_Weixi(string area) =>
        Assert.Equal("AreaCode", Assert.Throws<RuleBroken>(() => Organisation.Apply(OrganisationKind.Cooperative, "合作社", Code, area, Now, officer)).Field);

    [Theory]
    [InlineData(OrganisationKind.BudgetUnit)]
    [InlineData(OrganisationKind.PairedUnit)]
    [InlineData(OrganisationKind.Platform)]
    public void Others_do_not_apply_by_themselves(OrganisationKind kind) =>
        Assert.Throws<RuleBroken>(() => Organisation.Apply(kind, "单位", Code, Village, Now, officer));

    [Fact]
    public void A_suspension_says_why_and_ends()
    {
        var organisation = Organisation.Register(OrganisationKind.BudgetUnit, "一中食堂", Code, "533423", AssistanceRelation.County, Now);
        Assert.Throws<RuleBroken>(() => organisation.Suspend(supervisor, null, Now));
        organisation.Suspend(supervisor, "证照过期", Now);
        Assert.False(organisation.IsActive);
        Assert.Throws<RuleBroken>(() => organisation.Suspend(supervisor, "再来一次", Now));
        organisation.Resume(supervisor, "已换证", Now);
        Assert.True(organisation.IsActive);
    }

    [Fact]
    public void Only_persons_and_villages_have_no_credit_code()
    {
        Assert.Null(Organisation.Register(OrganisationKind.Person, "李桂花", null, "533423", AssistanceRelation.None, Now).CreditCode);
        Assert.Null(Organisation.Register(OrganisationKind.Village, "启别村", null, Village, AssistanceRelation.None, Now).CreditCode);
        Assert.Throws<RuleBroken>(() => Organisation.Register(OrganisationKind.BudgetUnit, "一中食堂", null, "533423", AssistanceRelation.None, Now));
    }

    private Organisation Applied() => Organisation.Apply(OrganisationKind.Cooperative, "合作社", Code, Village, Now, officer);

    private Organisation Recommended()
    {
        var organisation = Applied();
        organisation.PassTownshipCheck(officer, null, Now.AddHours(1));
        organisation.Recommend(supervisor, null, Now.AddHours(2));
        return organisation;
    }
}
