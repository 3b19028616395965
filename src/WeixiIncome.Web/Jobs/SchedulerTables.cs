using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quartz;
using WeixiIncome.Data;

namespace WeixiIncome.Web.Jobs;

/// <summary>
/// The scheduler's own tables on a server database, made by the migrating account: the running one may not create any.
/// The statements are the scheduler's own and create only what is missing.
/// </summary>
public static class SchedulerTables
{
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_mysql_innodb.sql";
    private const string Prefix = "QRTZ_";

    public static async Task MakeSchedulerTables(this MarketDb db, CancellationToken ct)
    {
        if (db is not MySqlMarketDb) return;
        await using var stream = typeof(IScheduler).Assembly.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"{Script} is not in the scheduler's assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var statements = (await reader.ReadToEndAsync(ct)).ReplaceLineEndings("\n").Split("\n--;;\n");
        foreach (var statement in statements.Where(text => text.Contains("CREATE", StringComparison.Ordinal)))
            await db.Database.ExecuteSqlRawAsync(string.Format(CultureInfo.InvariantCulture, statement, Prefix, Prefix), ct);
    }
}
