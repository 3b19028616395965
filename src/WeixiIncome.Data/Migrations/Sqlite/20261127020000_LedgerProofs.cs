using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EvidenceManifests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceNumber = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 100000, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceManifests", x => x.Id);
                });

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
                name: "IX_LedgerTotals_Year_Month_Stage_Relation_Purpose_Series_Base_Unattributed_TownshipCode_CategoryId",
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
