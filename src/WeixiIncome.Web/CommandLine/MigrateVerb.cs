using Microsoft.EntityFrameworkCore;
using WeixiIncome.Web.Hosting;

namespace WeixiIncome.Web.CommandLine;

/// <summary><c>migrate</c>: the database as this version wants it, with its reference data.</summary>
internal static class MigrateVerb
{
    public static async Task<int> Run(Session session)
    {
        session.Expect(words: 0);
        var settings = session.Services.GetRequiredService<MarketSettings>();
        if (settings.Provider == DatabaseProvider.Sqlite) settings.MakeDataFolder();
        var due = await session.Db.Database.CanConnectAsync() ? (await session.Db.Database.GetPendingMigrationsAsync()).Count() : session.Db.Database.GetMigrations().Count();
        await session.Services.Migrate(CancellationToken.None);
        session.Say.Line(due == 0 ? "数据库已是当前版本，基础数据齐全。" : "数据库已升级（{0} 个步骤），基础数据齐全。",
            due == 0 ? "The database is up to date; reference data are present." : "Migrated the database ({0} steps); reference data are present.", due);
        return Verbs.Done;
    }
}
