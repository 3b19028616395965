using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.Shared;

public abstract class KernelTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        var seen = await market.Anyone().Get("/there/is/nothing");
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
    }

    [Fact]
    public async Task The_ledger_refuses_to_be_changed_or_deleted()
    {
        await market.InDb(async db =>
        {
            await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE Ledger SET Amount = 1"));
            await Task.CompletedTask;
        });
    }

    [Fact]
    public async Task The_model_has_no_pending_changes()
    {
        Assert.False(await market.InDb(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await market.InDb(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task Numbers_of_a_series_follow_each_other_when_many_ask_at_once()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => market.InDb(db => db.Write(ct => db.NextNumber("test", ct), CancellationToken.None))));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), given.Order());
    }

    [Fact]
    public async Task A_member_is_known_by_the_memberships_of_today()
    {
        var canteen = await market.Given.Canteen("测试食堂");
        var buyer = await market.Given.Member(canteen, MarketRole.Buyer);
        var visitor = await market.As(buyer);
        Assert.Contains("测试食堂", (await visitor.Get("/")).Html);
    }
}

[Collection("sqlite")]
public sealed class KernelOnSqlite(SqliteDatabases databases) : KernelTests(databases);

[Collection("mysql")]
public sealed class KernelOnMySql(MySqlDatabases databases) : KernelTests(databases);
