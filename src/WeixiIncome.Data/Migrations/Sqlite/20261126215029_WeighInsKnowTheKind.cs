using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WeighInsKnowTheKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAlleviated",
                table: "WeighIns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // A weigh-in is of the kind of its household's share of the lot.
            migrationBuilder.Sql("UPDATE WeighIns SET IsAlleviated = 1 WHERE EXISTS (SELECT 1 FROM LotShares WHERE LotShares.LotId = WeighIns.LotId AND LotShares.HouseholdId = WeighIns.HouseholdId AND LotShares.IsAlleviated = 1)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsAlleviated",
                table: "WeighIns");
        }
    }
}
