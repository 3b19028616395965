using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerSeals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LedgerAudits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    Fault = table.Column<int>(type: "INTEGER", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceNumber = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerAudits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LedgerLeaves",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerLeaves", x => x.EntryId);
                });

            migrationBuilder.CreateTable(
                name: "LedgerSeals",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    Root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Previous = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Head = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerSeals", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_RecordedOn",
                table: "Ledger",
                column: "RecordedOn");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerAudits_At",
                table: "LedgerAudits",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerLeaves_Day_Position",
                table: "LedgerLeaves",
                columns: new[] { "Day", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LedgerSeals_Sequence",
                table: "LedgerSeals",
                column: "Sequence",
                unique: true);
            AppendOnly.Guard(migrationBuilder, "LedgerSeals", "LedgerLeaves");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerAudits");

            migrationBuilder.DropTable(
                name: "LedgerLeaves");

            migrationBuilder.DropTable(
                name: "LedgerSeals");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_RecordedOn",
                table: "Ledger");
        }
    }
}
