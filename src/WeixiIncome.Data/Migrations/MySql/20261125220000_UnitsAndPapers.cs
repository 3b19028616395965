using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class UnitsAndPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ledger_OrderLineId_Stage_IsReversal",
                table: "Ledger");

            migrationBuilder.RenameColumn(
                name: "OrderNumber",
                table: "Ledger",
                newName: "SourceNumber");

            migrationBuilder.RenameColumn(
                name: "OrderLineId",
                table: "Ledger",
                newName: "SourceLineId");

            migrationBuilder.RenameColumn(
                name: "OrderId",
                table: "Ledger",
                newName: "SourceId");

            migrationBuilder.RenameIndex(
                name: "IX_Ledger_OrderId",
                table: "Ledger",
                newName: "IX_Ledger_SourceId");

            migrationBuilder.AddColumn<Guid>(
                name: "SuperiorId",
                table: "Organisations",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UnitPath",
                table: "Organisations",
                type: "varchar(78)",
                maxLength: 78,
                nullable: false,
                defaultValue: "",
                collation: "utf8mb4_bin")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<Guid>(
                name: "AgreementId",
                table: "Orders",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BudgetLineId",
                table: "Orders",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PledgeId",
                table: "Orders",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "QuotationId",
                table: "Orders",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "SupplierId",
                table: "Ledger",
                type: "binary(16)",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "binary(16)");

            migrationBuilder.AlterColumn<Guid>(
                name: "ProductId",
                table: "Ledger",
                type: "binary(16)",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "binary(16)");

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Ledger",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Source",
                table: "Ledger",
                type: "int",
                nullable: false,
                defaultValue: 1); // what stood there came from orders

            migrationBuilder.CreateTable(
                name: "Papers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SharedWithOrganisationId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Content = table.Column<string>(type: "longtext", maxLength: 60000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Sha256 = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IssuedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ScanFileId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ScannedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ScannedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Papers", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_HomeUnitId",
                table: "Organisations",
                column: "HomeUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SuperiorId",
                table: "Organisations",
                column: "SuperiorId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_UnitPath",
                table: "Organisations",
                column: "UnitPath");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_AgreementId",
                table: "Orders",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_BudgetLineId",
                table: "Orders",
                column: "BudgetLineId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PledgeId",
                table: "Orders",
                column: "PledgeId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_QuotationId",
                table: "Orders",
                column: "QuotationId");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Revision_IsReversal",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Revision", "IsReversal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Papers_Number",
                table: "Papers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Papers_OrganisationId_IssuedAt",
                table: "Papers",
                columns: new[] { "OrganisationId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Papers_SubjectId_Kind_IssuedAt",
                table: "Papers",
                columns: new[] { "SubjectId", "Kind", "IssuedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_Organisations_Organisations_SuperiorId",
                table: "Organisations",
                column: "SuperiorId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Organisations_Organisations_SuperiorId",
                table: "Organisations");

            migrationBuilder.DropTable(
                name: "Papers");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_HomeUnitId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_SuperiorId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_UnitPath",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Orders_AgreementId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_BudgetLineId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_PledgeId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_QuotationId",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Revision_IsReversal",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "SuperiorId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "UnitPath",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "AgreementId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "BudgetLineId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "PledgeId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "QuotationId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Ledger");

            migrationBuilder.RenameColumn(
                name: "SourceNumber",
                table: "Ledger",
                newName: "OrderNumber");

            migrationBuilder.RenameColumn(
                name: "SourceLineId",
                table: "Ledger",
                newName: "OrderLineId");

            migrationBuilder.RenameColumn(
                name: "SourceId",
                table: "Ledger",
                newName: "OrderId");

            migrationBuilder.RenameIndex(
                name: "IX_Ledger_SourceId",
                table: "Ledger",
                newName: "IX_Ledger_OrderId");

            migrationBuilder.AlterColumn<Guid>(
                name: "SupplierId",
                table: "Ledger",
                type: "binary(16)",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "binary(16)",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "ProductId",
                table: "Ledger",
                type: "binary(16)",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "binary(16)",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_OrderLineId_Stage_IsReversal",
                table: "Ledger",
                columns: new[] { "OrderLineId", "Stage", "IsReversal" },
                unique: true);
        }
    }
}
