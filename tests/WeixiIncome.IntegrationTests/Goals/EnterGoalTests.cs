using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Goals;

public abstract class EnterGoalTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    internal static (string, string?)[] Typed(params (string Name, string? Value)[] changed)
    {
        (string Name, string? Value)[] all = [("Floor", "10000000"), ("Stretch", "12000000"), ("SourceDocument", "维西县2026年消费帮扶工作方案"),
            ("DocumentNumber", "维办发〔2026〕1号"), ("Clause", "二、（一）"), ("Wording", "争取全年采购1000万元以上")];
        return [.. all.Where(a => changed.All(c => c.Name != a.Name)), .. changed];
    }

    private static async Task<Seen> Enter(Visitor visitor, int year, params (string, string?)[] typed) =>
        await visitor.Submit(await visitor.Get($"/oversight/goals/new?year={year}"), "form#enter-goal", Typed(typed));

    [Fact]
    public async Task The_county_enters_a_years_goal_and_corrects_it()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var done = await Enter(supervisor, 2026);
        Assert.Equal("/oversight/goals?year=2026", done.Location?.ToString());
        var page = await supervisor.Get("/oversight/goals?year=2026");
        Assert.Contains("维办发〔2026〕1号", page.Text);
        Assert.DoesNotContain("方案未设定", page.Text);

        var first = await supervisor.Get("/oversight/goals/new?year=2026");
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.Submit(first, "form#enter-goal", Typed(("Floor", "11000000")))).Status);
        // The same page again, by now old.
        var second = await supervisor.Submit(first, "form#enter-goal", Typed(("Floor", "11500000"), ("FormKey", Guid.NewGuid().ToString())));
        Assert.Equal((HttpStatusCode)422, second.Status);
        Assert.Contains("别人修改过", second.Text);
        Assert.Equal(1_100_000_000, await market.InDb(db => db.Goals.Where(g => g.AreaCode == Area.Weixi && g.Year == 2026).Select(g => (long)g.Floor).SingleAsync()));
    }

    [Theory]
    [InlineData("Floor", "0", "应大于 0")]
    [InlineData("Floor", "-5", "应大于 0")]
    [InlineData("Floor", "1000.001", "两位小数")]
    [InlineData("Floor", "一千万", "不是有效的")]
    [InlineData("Stretch", "10000000", "应高于基本目标")]
    [InlineData("Year", "1999", "应在 2022 与 2100 之间")]
    [InlineData("DocumentNumber", "", "请填写文号")]
    [InlineData("Wording", " ", "请填写原文")]
    public async Task A_wrong_field_is_told_and_what_was_typed_stays(string field, string value, string sentence)
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var seen = await Enter(supervisor, 2026, (field, value));
        Assert.Equal((HttpStatusCode)422, seen.Status);
        Assert.Contains(sentence, seen.Text);
        Assert.Equal("二、（一）", seen.Document.QuerySelector("#Clause")?.GetAttribute("value"));
        Assert.False(await market.InDb(db => db.Goals.AnyAsync(g => g.Year == 2026)));
    }

    [Fact]
    public async Task The_plans_own_goals_cannot_be_changed()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Get("/oversight/goals/new?year=2024")).Status);
        Assert.Null((await supervisor.Get("/oversight/goals?year=2024")).Document.QuerySelector("#enter-goal"));
        var seen = await Enter(supervisor, 2026, ("Year", "2024"));
        Assert.Contains("出自三年行动方案，不能修改", seen.Text);
        Assert.Equal(1_000_000_000, await market.InDb(db => db.Goals.Where(g => g.AreaCode == Area.Weixi && g.Year == 2024).Select(g => (long)g.Floor).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_enter_the_same_year_at_once_make_one_goal()
    {
        var (one, other) = (await market.As(await market.Given.CountySupervisor()), await market.As(await market.Given.CountySupervisor()));
        var (first, second) = (await one.Get("/oversight/goals/new?year=2027"), await other.Get("/oversight/goals/new?year=2027"));
        var answers = await Task.WhenAll(one.Submit(first, "form#enter-goal", Typed()), other.Submit(second, "form#enter-goal", Typed()));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Contains("已经录入", Assert.Single(answers, a => a.Status == (HttpStatusCode)422).Text);
    }

    [Fact]
    public async Task Others_find_no_form()
    {
        var elsewhere = await market.Given.Organisation(OrganisationKind.CountyDepartment, area: "533421");
        var township = await market.Given.Organisation(OrganisationKind.Township, area: Given.Township);
        foreach (var person in new[] { await market.Given.Member(elsewhere, MarketRole.CountySupervisor), await market.Given.Member(township, MarketRole.TownshipOfficer),
                     await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer) })
            Assert.Equal(HttpStatusCode.NotFound, (await (await market.As(person)).Get("/oversight/goals/new?year=2026")).Status);
        Assert.StartsWith("/account/sign-in", (await market.Anyone().Get("/oversight/goals/new")).Location?.PathAndQuery);
    }

    [Fact]
    public async Task A_sample_goal_is_marked_and_replaced_by_a_real_one()
    {
        await market.InDb(async db =>
        {
            db.Goals.Add(new Goal(Area.Weixi, 2025, GoalRule.CountyPlan, new Money(1_200_000_000), null, "示例文件", "第一条", "争取", isSample: true));
            await db.SaveChangesAsync();
        });
        var supervisor = await market.As(await market.Given.CountySupervisor());
        Assert.Contains("示例文件", (await supervisor.Get("/oversight/goals?year=2025")).Document.QuerySelector("#goal .status")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await Enter(supervisor, 2025)).Status);
        Assert.Null((await supervisor.Get("/oversight/goals?year=2025")).Document.QuerySelector("#goal .status"));
    }
}

public sealed class EnterGoalOnSqlite(SqliteDatabases databases) : EnterGoalTests(databases);

public sealed class EnterGoalOnMySql(MySqlDatabases databases) : EnterGoalTests(databases);
