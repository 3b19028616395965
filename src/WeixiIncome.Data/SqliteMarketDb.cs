using System.Collections.Concurrent;
using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Data;

/// <summary>The embedded market: one file, write-ahead log, one writer at a time.</summary>
public sealed class SqliteMarketDb(DbContextOptions<SqliteMarketDb> options) : MarketDb(options)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    protected override IsolationLevel Isolation => IsolationLevel.Unspecified;

    /// <summary>Foreign keys on, a busy timeout for other processes such as the command line.</summary>
    public static string Settle(string connection) =>
        new SqliteConnectionStringBuilder(connection) { ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString;

    public static void Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(Settle(connection), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(new SqliteDurability());

    protected override async Task<IDisposable?> EnterGate(CancellationToken ct)
    {
        var gate = Gates.GetOrAdd(Database.GetConnectionString() ?? "", _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteMarketDb>
{
    public SqliteMarketDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteMarketDb>();
        SqliteMarketDb.Configure(options, "Data Source=:memory:");
        return new SqliteMarketDb(options.Options);
    }
}
