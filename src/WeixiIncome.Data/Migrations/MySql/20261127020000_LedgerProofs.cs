using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class LedgerProofs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EvidenceDigest",
                table: "Ledger",
                type: "varchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "utf8mb4_unicode_520_ci")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.CreateTable(
                name: "EvidenceManifests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Digest = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Source = table.Column<int>(type: "int", nullable: false),
                    SourceId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SourceNumber = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Text = table.Column<string>(type: "longtext", maxLength: 100000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MadeAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceManifests", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

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

            migrationBuilder.CreateTable(
                name: "LedgerTotals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    Relation = table.Column<int>(type: "int", nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Series = table.Column<int>(type: "int", nullable: false),
                    Base = table.Column<int>(type: "int", nullable: false),
                    Unattributed = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    TownshipCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Entries = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerTotals", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_RecordedAt",
                table: "Ledger",
                column: "RecordedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_RecordedOn",
                table: "Ledger",
                column: "RecordedOn");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceManifests_Digest",
                table: "EvidenceManifests",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceManifests_SourceId",
                table: "EvidenceManifests",
                column: "SourceId");

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

            migrationBuilder.CreateIndex(
                name: "IX_LedgerTotals_Year_Month_Stage_Relation_Purpose_Series_Base_U~",
                table: "LedgerTotals",
                columns: new[] { "Year", "Month", "Stage", "Relation", "Purpose", "Series", "Base", "Unattributed", "TownshipCode", "CategoryId" },
                unique: true);

            AppendOnly.Guard(migrationBuilder, "LedgerSeals", "LedgerLeaves", "EvidenceManifests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvidenceManifests");

            migrationBuilder.DropTable(
                name: "LedgerAudits");

            migrationBuilder.DropTable(
                name: "LedgerLeaves");

            migrationBuilder.DropTable(
                name: "LedgerSeals");

            migrationBuilder.DropTable(
                name: "LedgerTotals");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_RecordedAt",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_RecordedOn",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "EvidenceDigest",
                table: "Ledger");
        }
    }
}
