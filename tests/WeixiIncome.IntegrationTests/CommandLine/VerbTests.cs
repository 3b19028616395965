using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WeixiIncome.IntegrationTests.Kernel;

namespace WeixiIncome.IntegrationTests.CommandLine;

public abstract class VerbTests(IDatabases databases) : IAsyncLifetime
{
    private Market market = null!;

    public async ValueTask InitializeAsync() => market = await Market.Open(databases);

    public ValueTask DisposeAsync() => market.DisposeAsync();

    [Fact]
    public async Task Migrating_what_is_up_to_date_does_nothing_also_many_at_once()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Commands.Run(market, "migrate")));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Error)));
    }

    [Fact]
    public async Task Checking_an_empty_market_finds_nothing_wrong()
    {
        var said = await Commands.Run(market, "check");

        Assert.Equal(0, said.Code);
        Assert.Contains("库存等于各次变动之和", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("backup", "--to", "x")]
    [InlineData("import", "products")]
    [InlineData("import", "flowers", "x.csv")]
    [InlineData("import", "lots", "x.csv")]
    [InlineData("import", "areas", "/nowhere/x.csv")]
    [InlineData("import", "areas", "x.csv", "--quickly")]
    [InlineData("export", "areas")]
    [InlineData("export", "areas", "--out", "x.pdf")]
    [InlineData("check", "everything")]
    [InlineData("check", "--Jobs:Enabled=perhaps")]
    public async Task Wrong_use_ends_with_2_and_a_sentence(params string[] words)
    {
        var said = await Commands.Run(market, words);

        Assert.Equal(2, said.Code);
        Assert.NotEqual("", said.Error.Trim());
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    public async Task Help_lists_what_can_be_done(params string[] words)
    {
        var said = await Commands.Run(market, words);

        Assert.Equal(0, said.Code);
        Assert.Contains("import KIND FILE [--dry-run]", said.Output, StringComparison.Ordinal);
    }
}

public sealed class VerbsOnSqlite(SqliteDatabases databases) : VerbTests(databases);

public sealed class VerbsOnMySql(MySqlDatabases databases) : VerbTests(databases);

/// <summary>What the executable does from an empty folder, in a process of its own where that matters.</summary>
public sealed class EmbeddedVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weixi-verbs-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_that_was_not_migrated_is_refused_with_what_to_do()
    {
        var said = await Commands.Run("check", $"--Data:Folder={folder}");

        Assert.Equal(1, said.Code);
        Assert.Contains("migrate", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_is_taken_away()
    {
        var file = Path.Combine(folder, "market.db");
        await using (var open = new SqliteConnection($"Data Source={file}"))
        {
            await open.OpenAsync();
            await using var command = open.CreateCommand();
            command.CommandText = "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-20 00:00:00+00:00')";
            await command.ExecuteNonQueryAsync();
        }

        // EF Core alone would wait here without end.
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Commands.Run("migrate", $"--Data:Folder={folder}"))).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Error)));
        Assert.Equal(0, (await Commands.Run("check", $"--Data:Folder={folder}")).Code);
    }

    [Theory]
    [InlineData("Demo__Seed", "maybe")]
    [InlineData("Database__Provider", "Oracle")]
    [InlineData("ASPNETCORE_URLS", "anywhere")]
    [InlineData("Proxy__Networks", "all")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(string key, string value)
    {
        var start = new ProcessStartInfo("dotnet", typeof(Program).Assembly.Location) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Data__Folder"] = folder;
        start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(key, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
