using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Catalogue;
using WeixiIncome.Domain.Goals;
using WeixiIncome.Domain.Orders;
using WeixiIncome.Domain.Shared;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Demo;

namespace WeixiIncome.IntegrationTests.Demo;

public abstract class DemoCountyTests(IDatabases databases)
{
    private static async Task<int> Seed(Market market)
    {
        await using var scope = market.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DemoCounty>().Seed(CancellationToken.None);
    }

    /// <summary>What a seeded county says, ids left aside.</summary>
    private static Task<string> Portrait(Market market) => market.InDb(async db =>
    {
        var orders = await db.Orders.OrderBy(o => o.Number).Select(o => $"{o.Number} {o.Status} {(long)o.Total} {o.PlacedAt:O} {o.ClosedAt:O}").ToListAsync();
        var ledger = await db.Ledger.GroupBy(e => new { e.Stage, e.CountsOn.Year, e.Relation }).Select(g => new { g.Key, Sum = g.Sum(e => (long)e.Amount), Count = g.Count() }).ToListAsync();
        var stock = await db.Offers.Join(db.Products, o => o.ProductId, p => p.Id, (o, p) => new { p.Number, o.Specification, o.Available }).OrderBy(o => o.Number).ThenBy(o => o.Specification).Select(o => $"{o.Number} {o.Specification} {o.Available}").ToListAsync();
        return string.Join('\n', [.. orders, .. ledger.Select(l => l.ToString()!).Order(StringComparer.Ordinal), .. stock]);
    });

    [Fact]
    public async Task Two_counties_seeded_on_the_same_day_say_the_same()
    {
        await using var one = await Market.Open(databases);
        await using var two = await Market.Open(databases);
        await Seed(one);
        await Seed(two);
        var portrait = await Portrait(one);
        Assert.Equal(portrait, await Portrait(two));
        Assert.True(portrait.Length > 10_000);
    }

    [Fact]
    public async Task The_demonstration_county_has_every_state_its_goals_and_figures_that_agree()
    {
        await using var market = await Market.Open(databases);
        var planned = await Seed(market);
        await market.InDb(async db =>
        {
            Assert.Equal(planned, await db.Orders.CountAsync());
            Assert.Empty(Enum.GetValues<OrderStatus>().Except(await db.Orders.Select(o => o.Status).Distinct().ToListAsync()));
            Assert.Empty(Enum.GetValues<Stage>().Except(await db.Ledger.Select(e => e.Stage).Distinct().ToListAsync()));
            Assert.Equal(14, await db.Organisations.CountAsync(o => (o.Kind == OrganisationKind.Cooperative || o.Kind == OrganisationKind.LeadingFirm) && o.Status == OrganisationStatus.Active));
            Assert.True(await db.Goals.Where(g => g.Year > 2024).AllAsync(g => g.IsSample));

            var goals = await db.Goals.Where(g => g.AreaCode == "533423").ToListAsync();
            foreach (var year in new[] { 2022, 2023, 2024, 2025 })
            {
                var rule = goals.Single(g => g.Year == year).Rule;
                var entries = await db.Ledger.Where(e => e.Stage == Stage.Verified && e.CountsOn.Year == year).ToListAsync();
                var counted = entries.Where(rule.Counts).Sum(e => e.Amount.Fen);
                Assert.InRange(counted, 900_000_000, 3_000_000_000);
                Assert.True(entries.Sum(e => e.Amount.Fen) > counted);
            }

            var offers = await db.Offers.Select(o => new { o.Id, o.Available }).ToListAsync();
            var moved = await db.StockMovements.GroupBy(m => m.OfferId).Select(g => new { g.Key, Sum = g.Sum(m => m.Delta) }).ToDictionaryAsync(g => g.Key, g => g.Sum);
            Assert.All(offers, offer => Assert.Equal(offer.Available, moved[offer.Id]));
        });
    }

    [Fact]
    public async Task A_database_with_organisations_in_it_is_refused()
    {
        await using var market = await Market.Open(databases);
        await market.Given.Canteen();
        await Assert.ThrowsAsync<RuleBroken>(() => Seed(market));
        Assert.Equal(0, await market.InDb(db => db.Products.CountAsync()));
    }
}

[Collection("sqlite")]
public sealed class DemoCountyOnSqlite(SqliteDatabases databases) : DemoCountyTests(databases);

[Collection("mysql")]
public sealed class DemoCountyOnMySql(MySqlDatabases databases) : DemoCountyTests(databases);
