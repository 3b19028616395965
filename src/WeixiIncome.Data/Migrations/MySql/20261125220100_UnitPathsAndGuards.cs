using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <summary>Written by hand: statements of their own wait until tables are rebuilt.</summary>
    public partial class UnitPathsAndGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The last twelve digits of the id, see Organisation.UnitPath.
            migrationBuilder.Sql("UPDATE Organisations SET UnitPath = CONCAT(LOWER(SUBSTR(HEX(Id), 21)), '/') WHERE UnitPath = ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
