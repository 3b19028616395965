using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.IntegrationTests.Kernel;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Hosting;

/// <summary>A database that is in use is carried over: nothing is lost, and what is append-only stays so.</summary>
public abstract class UpgradeTests(IDatabases databases)
{
    private static readonly Guid Unit = Guid.Parse("0193abcd-0000-7000-8000-0123456789ab");
    private static readonly Guid Entry = Guid.Parse("0193abcd-0000-7000-8000-0000000000e1");

    [Fact]
    public async Task A_database_of_the_first_migration_is_carried_over_with_its_rows_and_its_guards()
    {
        await using var database = await databases.Empty();
        await using var db = Open(database);
        await db.GetService<IMigrator>().MigrateAsync("20261123000000_Initial");
        await Before(db);

        await db.Database.MigrateAsync();

        Assert.Equal("0123456789ab/", await db.Organisations.Where(o => o.Id == Unit).Select(o => o.UnitPath).SingleAsync());
        var kept = await db.Ledger.AsNoTracking().SingleAsync();
        Assert.Equal((Entry, PurchaseSource.Order, "WX20261120-000001", 0, 12_345L), (kept.Id, kept.Source, kept.SourceNumber, kept.Revision, kept.Amount.Fen));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE Ledger SET Amount = 1"));
        await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM Ledger"));
        var guards = await DatabaseInvariants.All.Single().Examine(db, CancellationToken.None);
        Assert.True(guards.Broken == 0, string.Join(", ", guards.Examples));
    }

    private static MarketDb Open(TestDatabase database)
    {
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteMarketDb>();
            SqliteMarketDb.Configure(sqlite, database.Connection);
            return new SqliteMarketDb(sqlite.Options);
        }
        var mysql = new DbContextOptionsBuilder<MySqlMarketDb>();
        MySqlMarketDb.Configure(mysql, database.Connection);
        return new MySqlMarketDb(mysql.Options);
    }

    /// <summary>Rows as the first version wrote them.</summary>
    private static async Task Before(MarketDb db)
    {
        var (other, at, day) = (Guid.NewGuid(), new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 11, 20));
        await db.Database.ExecuteSqlAsync($"INSERT INTO Organisations (Id, Kind, Name, AreaCode, Relation, Status, JoinedAt, Version) VALUES ({Unit}, 3, '示例单位', '533423', 5, 4, {at}, 1)");
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO Ledger (Id, Stage, Amount, Quantity, Relation, Purpose, Activity, Venue, Series, Base, Unattributed, SupplierId, SupplierAreaCode, TownshipCode,
                CategoryId, ProductId, BuyerId, BuyerAreaCode, BoundUnitId, OrderId, OrderNumber, OrderLineId, OrderedOn, CountsOn, RecordedOn, RecordedAt, IsReversal)
            VALUES ({Entry}, 1, 12345, 1000, 5, 1, 0, 1, 1, 3, 1, {other}, '533423102', '533423102',
                {other}, {other}, {Unit}, '533423', {Unit}, {other}, 'WX20261120-000001', {other}, {day}, {day}, {day}, {at}, 0)
            """);
    }
}

public sealed class UpgradeOnSqlite(SqliteDatabases databases) : UpgradeTests(databases);

public sealed class UpgradeOnMySql(MySqlDatabases databases) : UpgradeTests(databases);
