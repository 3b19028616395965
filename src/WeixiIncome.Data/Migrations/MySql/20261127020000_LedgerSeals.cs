using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
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
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Entries = table.Column<long>(type: "bigint", nullable: false),
                    Fault = table.Column<int>(type: "int", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: true),
                    EntryId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SourceNumber = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerAudits", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "LedgerLeaves",
                columns: table => new
                {
                    EntryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Hash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerLeaves", x => x.EntryId);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "LedgerSeals",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    Root = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Previous = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Head = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SealedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerSeals", x => x.Day);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

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
