using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <summary>Written by hand: statements of their own wait until tables are rebuilt.</summary>
    public partial class UnitPathsAndGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The last twelve digits of the id, see Organisation.UnitPath.
            migrationBuilder.Sql("UPDATE Organisations SET UnitPath = lower(substr(replace(Id, '-', ''), 21)) || '/' WHERE UnitPath = ''");
            // The migration before rebuilt the ledger's table: its triggers went with the old one.
            AppendOnly.Guard(migrationBuilder, "Ledger");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
