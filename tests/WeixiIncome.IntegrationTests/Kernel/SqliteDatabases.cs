using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Shared;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.IntegrationTests.Kernel;

public sealed class SqliteDatabases : IDatabases, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-sqlite-").FullName;
    private int made;

    private string Template => Path.Combine(folder, "template.db");

    public async ValueTask InitializeAsync()
    {
        var options = new DbContextOptionsBuilder<SqliteMarketDb>();
        SqliteMarketDb.Configure(options, $"Data Source={Template}");
        await using var db = new SqliteMarketDb(options.Options);
        await db.Database.MigrateAsync();
        await db.LoadReference(CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        SqliteConnection.ClearAllPools();
    }

    public Task<TestDatabase> Fresh()
    {
        var file = NextFile();
        File.Copy(Template, file);
        return At(file);
    }

    public Task<TestDatabase> Empty() => At(NextFile());

    private string NextFile() => Path.Combine(folder, $"market-{Interlocked.Increment(ref made)}.db");

    private Task<TestDatabase> At(string file)
    {
        var connection = SqliteMarketDb.Settle($"Data Source={file}");
        return Task.FromResult(new TestDatabase(DatabaseProvider.Sqlite, connection, () =>
        {
            using (var pooled = new SqliteConnection(connection)) SqliteConnection.ClearPool(pooled);
            foreach (var left in Directory.GetFiles(folder, Path.GetFileName(file) + "*")) File.Delete(left);
            return ValueTask.CompletedTask;
        }));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
