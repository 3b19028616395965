using MediatR;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;
using WeixiIncome.Web.Demo;
using WeixiIncome.Web.Features.Ledger.Seals;
using WeixiIncome.Web.Jobs;

namespace WeixiIncome.Web.Hosting;

/// <summary>
/// What happens before the first request: the embedded database migrates itself and takes the reference data; where it is
/// asked for, an empty database takes the demonstration county.
/// </summary>
public static partial class Start
{
    /// <exception cref="SettingWrong">The data folder cannot be written to, or the keys of personal data are missing.</exception>
    public static async Task Prepare(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<MarketSettings>();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            settings.MakeDataFolder();
            await app.Services.Migrate(CancellationToken.None);
        }
        else _ = app.Services.GetRequiredService<PersonalKeyRing>().Current;
        if (settings.SeedDemo) await app.Services.SeedIfEmpty(CancellationToken.None);
        var demonstration = app.Services.GetRequiredService<Demonstration>();
        await demonstration.Ask(CancellationToken.None);
        app.Lifetime.ApplicationStarted.Register(() => Tell(app, settings, demonstration));
    }

    /// <summary>Migrates and loads the reference data; does nothing where all is there.</summary>
    public static async Task Migrate(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        await using var turn = await db.TakeMigrationLock(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
        if (db is SqliteMarketDb) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
        await db.MakeSchedulerTables(ct);
        await db.LoadReference(ct);
        services.GetRequiredService<PersonalKeyRing>().MakeIfNothingIsSealed(await db.Households.AnyAsync(ct));
        services.GetRequiredService<AreaBook>().Forget();
    }

    /// <summary>One process seeds, others wait; a database that holds anything, or waits for its migration, is left alone.</summary>
    private static async Task SeedIfEmpty(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        if (!await db.IsReady(ct)) return;
        await using var turn = await db.TakeMigrationLock(ct);
        if (await db.Organisations.AnyAsync(ct)) return;
        await scope.ServiceProvider.SeedAndSeal(ct);
    }

    /// <summary>The demonstration county, its past days closed as the nightly job would have closed them.</summary>
    /// <returns>How many orders were made.</returns>
    public static async Task<int> SeedAndSeal(this IServiceProvider services, CancellationToken ct)
    {
        var orders = await services.GetRequiredService<DemoCounty>().Seed(ct);
        var mediator = services.GetRequiredService<IMediator>();
        await mediator.Send(new SealLedger(), ct);
        await mediator.Send(new VerifyLedger(), ct);
        return orders;
    }

    /// <summary>Whether the database is reached, migrated, and holds the reference data.</summary>
    public static async Task<bool> IsReady(this MarketDb db, CancellationToken ct) =>
        await db.Database.CanConnectAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any() && await db.Facts.AnyAsync(fact => fact.Name == MarketFact.Reference, ct);

    private static void Tell(WebApplication app, MarketSettings settings, Demonstration demonstration)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("WeixiIncome");
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Listening(log, string.Join(' ', addresses), settings.DataFolder, settings.Provider);
        if (demonstration.IsKnown && (app.Environment.IsDevelopment() || settings.SeedDemo)) DemonstrationAccounts(log, string.Join(' ', DemoCounty.Accounts), DemoCounty.Password);
    }

    [LoggerMessage(1, LogLevel.Information, "网站地址 {Addresses}，数据在 {DataFolder}（{Provider}）。 Listening there; data lie here.")]
    private static partial void Listening(ILogger log, string addresses, string dataFolder, DatabaseProvider provider);

    [LoggerMessage(2, LogLevel.Information, "示例县账号：{Accounts}，密码都是 {Password}。 Demonstration accounts and their password.")]
    private static partial void DemonstrationAccounts(ILogger log, string accounts, string password);
}
