using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MySqlConnector;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>Where two people take the same unique thing at once, the second gets a sentence and not a failure.</summary>
public static class Duplicates
{
    private const int SqliteUnique = 2067;

    /// <exception cref="RuleBroken">A unique index refused the save; the sentence is the caller's.</exception>
    public static async Task SaveUnlessTaken(this MarketDb db, RuleBroken taken, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException refused) when (refused.InnerException is SqliteException { SqliteExtendedErrorCode: SqliteUnique }
            or MySqlException { ErrorCode: MySqlErrorCode.DuplicateKeyEntry })
        {
            throw taken;
        }
    }
}
