using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using MySqlConnector;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Data;

/// <summary>The market on MariaDB 10.11 or newer, or MySQL.</summary>
public sealed class MySqlMarketDb(DbContextOptions<MySqlMarketDb> options) : MarketDb(options)
{
    /// <summary>Never detected by connecting: the oldest server that is supported.</summary>
    public static readonly ServerVersion Oldest = new MariaDbServerVersion(new Version(10, 11));

    protected override IsolationLevel Isolation => IsolationLevel.ReadCommitted;

    /// <summary>The settings that the mapping depends on: Guids as binary(16), UTC, matched rows counted.</summary>
    public static string Settle(string connection) => new MySqlConnectionStringBuilder(connection)
    {
        GuidFormat = MySqlGuidFormat.Binary16,
        DateTimeKind = MySqlDateTimeKind.Utc,
        UseAffectedRows = false,
        AllowUserVariables = true,
    }.ConnectionString;

    public static void Configure(DbContextOptionsBuilder options, string connection) =>
        options.UseMySql(Settle(connection), Oldest, mysql => mysql
            .ExecutionStrategy(dependencies => new MarketRetries(dependencies))
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    protected override Task<IDisposable?> EnterGate(CancellationToken ct) => Task.FromResult<IDisposable?>(null);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasCharSet("utf8mb4").UseCollation("utf8mb4_unicode_520_ci");
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(p => p.ClrType == typeof(string) && IsCode(p.Name)))
            property.SetCollation("utf8mb4_bin");
    }

    /// <summary>Codes, numbers, digests and search terms are compared byte by byte; joined columns share one collation.</summary>
    private static bool IsCode(string name) =>
        name.EndsWith("Code", StringComparison.Ordinal) || name.EndsWith("Number", StringComparison.Ordinal) && name != "PhoneNumber"
        || name is "Term" or "Sha256" or "ResidentSha256" or "AccountSha256" or "DeliveryAreas" or "UnitPath";
}

internal sealed class MySqlDesign : IDesignTimeDbContextFactory<MySqlMarketDb>
{
    public MySqlMarketDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<MySqlMarketDb>();
        MySqlMarketDb.Configure(options, "Server=nowhere.invalid");
        return new MySqlMarketDb(options.Options);
    }
}
