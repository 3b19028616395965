using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class YieldsAndReminders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedOn",
                table: "HouseholdDues",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "YieldNormId",
                table: "Categories",
                type: "TEXT",
                nullable: true);

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
                name: "RemindedOn",
                table: "HouseholdDues");

            migrationBuilder.DropColumn(
                name: "YieldNormId",
                table: "Categories");
        }
    }
}
