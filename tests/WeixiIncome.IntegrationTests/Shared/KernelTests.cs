using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Accounts;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Shared;
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
        var today = new DateOnly(2026, 11, 20);
        var facts = new PurchaseFacts
        {
            SourceId = Guid.NewGuid(), SourceNumber = "WX20261120-000001", SourceLineId = Guid.NewGuid(), Relation = AssistanceRelation.County,
            Purpose = Purpose.Canteen, Activity = Activity.None, Venue = Venue.ThisPlatform, Series = Series.Direct, Base = PurchaseBase.C, Unattributed = true,
            SupplierId = Guid.NewGuid(), SupplierAreaCode = Given.Township, CategoryId = Guid.NewGuid(), ProductId = Guid.NewGuid(),
            BuyerId = Guid.NewGuid(), BuyerAreaCode = "533423", BoundUnitId = null, OrderedOn = today,
        };
        await market.InDb(async db =>
        {
            db.Ledger.Add(new LedgerEntry(facts, Stage.Ordered, new Money(100), 1000, market.Given.Now));
            await db.SaveChangesAsync();
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE Ledger SET Amount = 1"));
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Ledger"));
        });
        Assert.Equal(100, await market.InDb(db => db.Ledger.SumAsync(e => (long)e.Amount)));
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

public sealed class KernelOnSqlite(SqliteDatabases databases) : KernelTests(databases);

public sealed class KernelOnMySql(MySqlDatabases databases) : KernelTests(databases);
