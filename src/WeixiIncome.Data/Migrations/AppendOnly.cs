using Microsoft.EntityFrameworkCore.Migrations;

namespace WeixiIncome.Data.Migrations;

/// <summary>
/// Triggers that refuse to change or delete rows of append-only tables. A later migration that rebuilds such a table on
/// SQLite loses them: guard it again in a migration of its own; the check command looks for them.
/// </summary>
internal static class AppendOnly
{
    /// <summary>All tables that are guarded by now.</summary>
    public static readonly string[] Tables = ["Ledger", "StockMovements", "BudgetMovements", "AgreementDraws", "BidRevisions", "ReserveEntries", "HouseholdSteps", "PersonalReveals", "LotMovements", "LedgerSeals", "LedgerLeaves", "EvidenceManifests"];

    /// <summary>Those of the first migration.</summary>
    public static void Up(MigrationBuilder migration) => Guard(migration, "Ledger", "StockMovements");

    public static void Guard(MigrationBuilder migration, params string[] tables)
    {
        var sqlite = migration.ActiveProvider?.Contains("Sqlite", StringComparison.Ordinal) == true;
        foreach (var table in tables)
            foreach (var act in new[] { "UPDATE", "DELETE" })
                migration.Sql(sqlite
                    ? $"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
                    : $"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: {table}'");
    }
}
