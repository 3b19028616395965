using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data;
using WeixiIncome.Data.Areas;
using WeixiIncome.Data.Shared;

namespace WeixiIncome.Web.Hosting;

/// <summary>What happens before the first request: the embedded database migrates itself and takes the reference data.</summary>
public static class Start
{
    public static async Task Prepare(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<MarketSettings>();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            Directory.CreateDirectory(settings.DataFolder);
            await app.Services.Migrate(CancellationToken.None);
        }
    }

    /// <summary>Migrates and loads the reference data; does nothing where all is there.</summary>
    public static async Task Migrate(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketDb>();
        await using var turn = await db.TakeMigrationLock(ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) await db.Database.MigrateAsync(ct);
        if (db is SqliteMarketDb) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", ct);
        await db.LoadReference(ct);
        services.GetRequiredService<AreaBook>().Forget();
    }
}
