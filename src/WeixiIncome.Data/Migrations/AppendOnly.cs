using Microsoft.EntityFrameworkCore.Migrations;

namespace WeixiIncome.Data.Migrations;

/// <summary>
/// Triggers that refuse to change or delete rows of append-only tables. A later migration that rebuilds such a table on
/// SQLite loses them and has to call this again; the check command looks for them.
/// </summary>
internal static class AppendOnly
{
    public static readonly string[] Tables = ["Ledger", "StockMovements"];

    public static void Up(MigrationBuilder migration)
    {
        var sqlite = migration.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true;
        foreach (var table in Tables)
            foreach (var act in new[] { "UPDATE", "DELETE" })
                migration.Sql(sqlite
                    ? $"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
                    : $"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: {table}'");
    }
}
