using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class RestOfLots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Reversed",
                table: "TaxInvoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "EqualConditions",
                table: "Quotations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedOn",
                table: "HouseholdDues",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Base",
                table: "Declarations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "HouseholdId",
                table: "Declarations",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Unattributed",
                table: "Declarations",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<Guid>(
                name: "YieldNormId",
                table: "Categories",
                type: "binary(16)",
                nullable: true);

            // Invoices taken back before parts were kept were taken back wholly.
            migrationBuilder.Sql("UPDATE TaxInvoices SET Reversed = Gross WHERE ReversedById IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Categories_YieldNormId",
                table: "Categories",
                column: "YieldNormId");

            migrationBuilder.AddForeignKey(
                name: "FK_Categories_YieldNorms_YieldNormId",
                table: "Categories",
                column: "YieldNormId",
                principalTable: "YieldNorms",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Categories_YieldNorms_YieldNormId",
                table: "Categories");

            migrationBuilder.DropIndex(
                name: "IX_Categories_YieldNormId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Reversed",
                table: "TaxInvoices");

            migrationBuilder.DropColumn(
                name: "EqualConditions",
                table: "Quotations");

            migrationBuilder.DropColumn(
                name: "RemindedOn",
                table: "HouseholdDues");

            migrationBuilder.DropColumn(
                name: "Base",
                table: "Declarations");

            migrationBuilder.DropColumn(
                name: "HouseholdId",
                table: "Declarations");

            migrationBuilder.DropColumn(
                name: "Unattributed",
                table: "Declarations");

            migrationBuilder.DropColumn(
                name: "YieldNormId",
                table: "Categories");
        }
    }
}
