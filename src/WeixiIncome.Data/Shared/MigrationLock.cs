using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;

namespace WeixiIncome.Data.Shared;

/// <summary>
/// One migrates at a time. MariaDB: a named lock held by a connection of its own, gone with it. SQLite: a lock file, which
/// the operating system releases when the process ends, however it ends; EF Core's own lock is a row that a killed process
/// leaves behind and that would be waited for without end, so it is taken away while ours is held.
/// </summary>
public static class MigrationLock
{
    private const int LongestWaitSeconds = 600;

    /// <exception cref="TimeoutException">Somebody else is still migrating.</exception>
    public static async Task<IAsyncDisposable> TakeMigrationLock(this MarketDb db, CancellationToken ct) =>
        db is SqliteMarketDb ? await TakeFile(db, ct) : await TakeNamed(db.Database.GetConnectionString()!, ct);

    private static async Task<IAsyncDisposable> TakeNamed(string connection, CancellationToken ct)
    {
        var settings = new MySqlConnectionStringBuilder(connection) { Pooling = false };
        var open = new MySqlConnection(settings.ConnectionString);
        await open.OpenAsync(ct);
        await using var ask = new MySqlCommand("SELECT GET_LOCK(@name, @seconds)", open) { CommandTimeout = LongestWaitSeconds + 10 };
        ask.Parameters.AddWithValue("name", Shortened($"weixi-migrate:{settings.Database}"));
        ask.Parameters.AddWithValue("seconds", LongestWaitSeconds);
        if (Convert.ToInt32(await ask.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) == 1) return open;
        await open.DisposeAsync();
        throw new TimeoutException("Another process has been migrating the database for ten minutes.");
    }

    /// <summary>Names of locks have 64 characters at most.</summary>
    private static string Shortened(string name) => name.Length > 64 ? name[..64] : name;

    private static async Task<IAsyncDisposable> TakeFile(MarketDb db, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (file.Length == 0 || file.StartsWith(':')) return new Held(null);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                var held = new Held(new FileStream($"{Path.GetFullPath(file)}.migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
                await ForgetStaleLock(db, ct);
                return held;
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(started).TotalSeconds < LongestWaitSeconds)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    private static async Task ForgetStaleLock(MarketDb db, CancellationToken ct)
    {
        if (await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", ct);
    }

    private sealed class Held(FileStream? file) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
