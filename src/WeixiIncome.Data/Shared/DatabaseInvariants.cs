using Microsoft.EntityFrameworkCore;
using WeixiIncome.Data.Migrations;

namespace WeixiIncome.Data.Shared;

/// <summary>What always holds of the database itself.</summary>
public static class DatabaseInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        new("只增不改的表有触发器看守", AppendOnlyTablesAreGuarded),
    ];

    private static async Task<Verdict> AppendOnlyTablesAreGuarded(MarketDb db, CancellationToken ct)
    {
        var wanted = AppendOnly.Tables.SelectMany(table => new[] { $"{table}_no_UPDATE", $"{table}_no_DELETE" }).ToArray();
        var present = db is SqliteMarketDb
            ? await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(ct)
            : await db.Database.SqlQueryRaw<string>("SELECT trigger_name AS Value FROM information_schema.triggers WHERE trigger_schema = DATABASE()").ToListAsync(ct);
        var missing = wanted.Except(present, StringComparer.OrdinalIgnoreCase).ToArray();
        return new(wanted.Length, missing.Length, missing);
    }
}
