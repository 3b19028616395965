using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerTotals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LedgerTotals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Relation = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    Series = table.Column<int>(type: "INTEGER", nullable: false),
                    Base = table.Column<int>(type: "INTEGER", nullable: false),
                    Unattributed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TownshipCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerTotals", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_RecordedAt",
                table: "Ledger",
                column: "RecordedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTotals_Year_Month_Stage_Relation_Purpose_Series_Base_Unattributed_TownshipCode_CategoryId",
                table: "LedgerTotals",
                columns: new[] { "Year", "Month", "Stage", "Relation", "Purpose", "Series", "Base", "Unattributed", "TownshipCode", "CategoryId" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerTotals");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_RecordedAt",
                table: "Ledger");
        }
    }
}
