using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.UnitTests.Accounts;

public sealed class MembershipTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Organisation canteen = Organisation.Register(OrganisationKind.BudgetUnit, "一中食堂", "91350100M000100Y43", "533423", AssistanceRelation.County, Now);
    private readonly Organisation auditOffice = Organisation.Register(OrganisationKind.AuditOffice, "县审计局", "91350100M000100Y43", "533423", AssistanceRelation.None, Now);

    [Fact]
    public void A_post_holds_from_its_first_to_its_last_day()
    {
        var post = new Membership(Guid.NewGuid(), canteen, MarketRole.Buyer, Today, Today.AddDays(1));
        Assert.Equal([false, true, true, false], Enumerable.Range(-1, 4).Select(day => post.Holds(Today.AddDays(day))));
    }

    [Fact]
    public void An_ended_post_holds_no_longer_the_same_day_even_if_it_began_today()
    {
        var (old, fresh) = (new Membership(Guid.NewGuid(), canteen, MarketRole.Buyer, Today.AddDays(-100)), new Membership(Guid.NewGuid(), canteen, MarketRole.Buyer, Today));
        foreach (var post in (Membership[])[old, fresh])
        {
            var by = Guid.NewGuid();
            post.End(by, Now);
            Assert.False(post.Holds(Today));
            Assert.Equal((by, (DateTime?)Now), (post.EndedBy!.Value, post.EndedAt));
            Assert.Throws<RuleBroken>(() => post.End(by, Now));
        }
    }

    [Theory]
    [InlineData(MarketRole.CooperativeClerk)]
    [InlineData(MarketRole.CountySupervisor)]
    [InlineData(MarketRole.Individual)]
    [InlineData(MarketRole.Administrator)]
    public void A_canteen_gives_only_the_posts_of_its_kind(MarketRole role) =>
        Assert.Throws<RuleBroken>(() => new Membership(Guid.NewGuid(), canteen, role, Today));

    [Fact]
    public void An_auditor_is_appointed_for_units_and_a_period_and_always_ends()
    {
        Assert.Throws<RuleBroken>(() => new Membership(Guid.NewGuid(), auditOffice, MarketRole.Auditor, Today));
        var post = new Membership(Guid.NewGuid(), auditOffice, MarketRole.Auditor, Today, Today.AddDays(30));
        Assert.Throws<RuleBroken>(() => post.Appoint([], Today.AddYears(-1), Today));
        Assert.Throws<RuleBroken>(() => post.Appoint([canteen.Id], Today, Today.AddDays(-1)));
        post.Appoint([canteen.Id, canteen.Id], Today.AddYears(-1), Today);
        Assert.Equal([canteen.Id], post.AuditedUnits.Select(unit => unit.OrganisationId));
    }
}
