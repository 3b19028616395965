using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Shared;

namespace WeixiIncome.Data.Shared;

/// <summary>Gives numbers that people can read, without gaps inside a committed series.</summary>
public static class Numbers
{
    /// <summary>
    /// The next number of a series; must stand in a command's transaction, after all stock was taken, since the row is
    /// held until the commit.
    /// </summary>
    /// <param name="count">How many numbers in a row are wanted.</param>
    /// <returns>The first of them.</returns>
    public static async Task<long> NextNumber(this MarketDb db, string series, CancellationToken ct, int count = 1)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is given inside a transaction.");
        if (await db.NumberSeries.Where(s => s.Name == series).ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + count), ct) == 0)
        {
            await db.OpenSeries(series, ct);
            await db.NumberSeries.Where(s => s.Name == series).ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + count), ct);
        }
        return await db.NumberSeries.Where(s => s.Name == series).Select(s => s.Last).SingleAsync(ct) - count + 1;
    }

    /// <summary>Two first comers of a day may both find no row: the insert that loses does nothing.</summary>
    private static Task<int> OpenSeries(this MarketDb db, string series, CancellationToken ct) =>
        db is SqliteMarketDb
            ? db.Database.ExecuteSqlAsync($"INSERT OR IGNORE INTO NumberSeries (Name, Last) VALUES ({series}, 0)", ct)
            : db.Database.ExecuteSqlAsync($"INSERT IGNORE INTO NumberSeries (Name, Last) VALUES ({series}, 0)", ct);

    /// <summary>WX20261122-000123.</summary>
    public static async Task<string> NextOrderNumber(this MarketDb db, DateTime now, CancellationToken ct)
    {
        var day = $"WX{BusinessDate.Of(now):yyyyMMdd}";
        return $"{day}-{await db.NextNumber(day, ct):000000}";
    }

    /// <summary>XJ20261125-0001 for a prefix of XJ: requests for quotation; BJ for comparisons.</summary>
    public static async Task<string> NextDayNumber(this MarketDb db, string prefix, DateTime now, CancellationToken ct)
    {
        var day = $"{prefix}{BusinessDate.Of(now):yyyyMMdd}";
        return $"{day}-{await db.NextNumber(day, ct):0000}";
    }

    /// <summary>As many of them in a row as are wanted.</summary>
    public static async Task<IReadOnlyList<string>> NextDayNumbers(this MarketDb db, string prefix, int count, DateTime now, CancellationToken ct)
    {
        if (count == 0) return [];
        var day = $"{prefix}{BusinessDate.Of(now):yyyyMMdd}";
        var first = await db.NextNumber(day, ct, count);
        return [.. Enumerable.Range(0, count).Select(i => $"{day}-{first + i:0000}")];
    }

    /// <summary>P000123.</summary>
    public static async Task<string> NextProductNumber(this MarketDb db, CancellationToken ct) => $"P{await db.NextNumber("P", ct):000000}";
}
