using Microsoft.EntityFrameworkCore;
using WeixiIncome.Domain.Ledger;
using WeixiIncome.Domain.Ledger.Seals;

namespace WeixiIncome.Data.Ledger.Seals;

/// <summary>
/// Values that are written otherwise than this market writes them and read as the same: 2 for yes, and on SQLite, which keeps text,
/// identifiers in small letters and dates with other marks. Nobody but a stranger wrote them.
/// </summary>
internal static class RawForms
{
    private const string Digits = "[0-9][0-9]";
    private const string Date = $"{Digits}{Digits}-{Digits}-{Digits}";

    public static async Task<LedgerFault?> FirstOdd(MarketDb db, DateOnly day, CancellationToken ct)
    {
        var onSqlite = db.Database.IsSqlite();
        var odd = string.Join(" OR ", db.Model.FindEntityType(typeof(LedgerEntry))!.GetProperties().Select(property => Odd(property.Name, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, onSqlite)).OfType<string>());
#pragma warning disable EF1002 // Only names of the model's own columns stand in it.
        var found = await db.Ledger.FromSqlRaw($"SELECT * FROM Ledger WHERE {odd}").AsNoTracking().Where(e => e.RecordedOn == day).Select(e => new { e.Id, e.SourceNumber }).FirstOrDefaultAsync(ct);
#pragma warning restore EF1002
        return found is null ? null : new(LedgerFaultKind.EntryChanged, day, found.Id, found.SourceNumber);
    }

    private static string? Odd(string column, Type type, bool onSqlite)
    {
        if (type == typeof(bool)) return $"{column} NOT IN (0, 1)";
        if (!onSqlite) return null;
        if (type == typeof(Guid)) return $"{column} <> upper({column})";
        if (type == typeof(DateOnly)) return $"{column} NOT GLOB '{Date}'";
        return type == typeof(DateTime) ? $"{column} NOT GLOB '{Date} {Digits}:{Digits}:{Digits}*'" : null;
    }
}
