using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using WeixiIncome.Data.Ledger;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Areas;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Goals;

public abstract class ShowGoalsTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    private static long Fen(Seen seen, string section, Stage stage) =>
        long.Parse(seen.Document.QuerySelector($"#{section} [data-stage={stage}]")!.GetAttribute("data-fen")!, CultureInfo.InvariantCulture);

    private static long Fen(string money) =>
        (long)(decimal.Parse(money.Trim().Replace("¥", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture) * 100);

    private static long Sum(IEnumerable<LedgerEntry> entries) => entries.Sum(e => e.Amount.Fen);

    private static bool IsOurs(LedgerEntry e) => e.Base is not PurchaseBase.N;

    [Theory]
    [InlineData(1, "533423")]
    [InlineData(2, "53")]
    public async Task The_page_equals_a_scan_of_the_ledger_by_the_goals_rule(int seed, string area)
    {
        var entries = (await market.Given.Entries(seed, 250, 2024)).Where(e => e.CountsOn.Year == 2024 && Area.Contains(area, e.SupplierAreaCode)).ToArray();
        var rule = area == "53" ? GoalRule.ProvincePlan : GoalRule.CountyPlan;
        var seen = await market.Anyone().Get($"/oversight/goals?year=2024&area={area}");
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var at = entries.Where(e => e.Stage == stage).ToArray();
            Assert.Equal(Sum(at.Where(rule.Counts)), Fen(seen, "own", stage));
            Assert.Equal(Sum(at.Where(IsOurs)), Fen(seen, "all", stage));
        }
        var verified = entries.Where(e => e.Stage == Stage.Verified).ToArray();
        foreach (var (row, channel) in seen.Document.QuerySelectorAll("#channel table > tbody > tr").Zip(Enum.GetValues<Channel>()))
        {
            var of = verified.Where(e => Channels.Of(e.Relation, e.Purpose, e.Series) == channel).ToArray();
            var cells = row.QuerySelectorAll("td").Select(td => Fen(td.TextContent)).ToArray();
            Assert.Equal([Sum(of.Where(rule.Counts)), Sum(of.Where(IsOurs))], cells[..2]);
        }
        // Every cut is a partition: its rows add up to the whole.
        foreach (var cut in new[] { "channel", "place", "category", "month" })
            Assert.Equal(Sum(verified.Where(IsOurs)), seen.Document.QuerySelectorAll($"#{cut} table > tbody > tr").Sum(row => Fen(row.QuerySelectorAll("td")[1].TextContent)));
    }

    [Fact]
    public async Task Every_number_opens_entries_of_exactly_that_sum()
    {
        await market.Given.Entries(3, 200, 2024);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        var seen = await supervisor.Get("/oversight/goals?year=2024");
        var links = seen.Document.QuerySelectorAll("#own dd a, #all dd a, section.panel table td a").ToArray();
        Assert.True(links.Length > 60, $"{links.Length} links");
        foreach (var link in links.Where((_, i) => i % 5 == 0))
        {
            var wanted = link.Closest("[data-fen]")?.GetAttribute("data-fen") is { } fen ? long.Parse(fen, CultureInfo.InvariantCulture) : Fen(link.TextContent);
            var ledger = await supervisor.Get(link.GetAttribute("href")!);
            Assert.Equal(wanted, Fen(Assert.Single(ledger.Document.QuerySelectorAll("[data-sum]")).TextContent));
        }
    }

    [Fact]
    public async Task Only_those_who_watch_over_the_area_get_links()
    {
        await market.Given.Entries(4, 60, 2024);
        Assert.Empty((await market.Anyone().Get("/oversight/goals?year=2024")).Document.QuerySelectorAll("a[href^='/oversight/ledger']"));
        var buyer = await market.As(await market.Given.Member(await market.Given.Canteen(), MarketRole.Buyer));
        Assert.Empty((await buyer.Get("/oversight/goals?year=2024")).Document.QuerySelectorAll("a[href^='/oversight/ledger']"));
        // A township officer finds the township's own entries, so only its row opens.
        var township = await market.Given.Organisation(OrganisationKind.Township, area: Given.Township);
        var officer = await market.As(await market.Given.Member(township, MarketRole.TownshipOfficer));
        var opened = (await officer.Get("/oversight/goals?year=2024")).Document.QuerySelectorAll("a[href^='/oversight/ledger']").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.NotEmpty(opened);
        Assert.All(opened, href => Assert.Contains($"area={Given.Township}", href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plans_goals_are_shown_with_floor_stretch_and_words_and_later_years_have_none()
    {
        var seen = await market.Anyone().Get("/oversight/goals?year=2024");
        Assert.Contains("争取每年采购我县脱贫人口生产的农产品1000万元以上", seen.Text);
        Assert.Contains("¥3,000万元", seen.Text);
        Assert.Contains("未归户", seen.Text);
        Assert.Contains("力争", (await market.Anyone().Get("/oversight/goals?year=2024&area=53")).Text);
        Assert.Contains("方案未设定", (await market.Anyone().Get("/oversight/goals")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get("/oversight/goals?year=2019")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await market.Anyone().Get("/oversight/goals?area=110000")).Status);
    }

    [Fact]
    public async Task The_pace_is_linear_over_the_year()
    {
        var supervisor = await market.As(await market.Given.CountySupervisor());
        await supervisor.Submit(await supervisor.Get("/oversight/goals/new?year=2026"), "form#enter-goal", EnterGoalTests.Typed(("Floor", "3650000")));
        // 20 November is day 324 of 365.
        Assert.Contains("¥324.00万元", (await supervisor.Get("/oversight/goals?year=2026")).Document.QuerySelector("#pace")!.TextContent);
    }

    [Fact]
    public async Task The_page_costs_the_same_however_much_was_bought()
    {
        await market.Given.Entries(5, 5, 2024);
        var supervisor = await market.As(await market.Given.CountySupervisor());
        async Task<int> Cost()
        {
            await supervisor.Get("/oversight/goals?year=2024");
            market.Queries.Reset();
            await supervisor.Get("/oversight/goals?year=2024");
            return market.Queries.Count;
        }
        var before = await Cost();
        await market.Given.Entries(6, 200, 2024);
        Assert.Equal(before, await Cost());
        Assert.True(before <= 6, $"{before} queries:\n{string.Join('\n', market.Queries.Texts)}");
    }
}

public sealed class ShowGoalsOnSqlite(SqliteDatabases databases) : ShowGoalsTests(databases);

public sealed class ShowGoalsOnMySql(MySqlDatabases databases) : ShowGoalsTests(databases);
