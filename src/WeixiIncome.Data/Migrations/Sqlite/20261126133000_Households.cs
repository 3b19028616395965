using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Households : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FirmBindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CooperativeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FirmId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ContractNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ContractFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirmBindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FirmBindings_Organisations_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FirmBindings_Organisations_FirmId",
                        column: x => x.FirmId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Households",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AccountSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Bank = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    RegisteredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Households", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MonitoringLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    PerHead = table.Column<long>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringLines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "YieldNorms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    MostGrams = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YieldNorms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdBindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mode = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ContractNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ContractFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Consent = table.Column<int>(type: "INTEGER", nullable: false),
                    ConsentOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ConsentBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    MayShowName = table.Column<bool>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdBindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdBindings_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HouseholdBindings_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdHelpers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdHelpers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdHelpers_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdMembers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kinship = table.Column<int>(type: "INTEGER", nullable: false),
                    ResidentNumber = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ResidentSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    BirthYear = table.Column<int>(type: "INTEGER", nullable: false),
                    CanWork = table.Column<bool>(type: "INTEGER", nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftBecause = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdMembers_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdPlans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdPlans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdPlans_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdSteps_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdYears",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    NetPerHead = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdYears", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdYears_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonalReveals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalReveals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonalReveals_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdHoldings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NormId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Hundredths = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdHoldings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdHoldings_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HouseholdHoldings_YieldNorms_NormId",
                        column: x => x.NormId,
                        principalTable: "YieldNorms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Target = table.Column<long>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanMeasures_HouseholdPlans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "HouseholdPlans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FirmBindings_ContractFileId",
                table: "FirmBindings",
                column: "ContractFileId");

            migrationBuilder.CreateIndex(
                name: "IX_FirmBindings_CooperativeId_FirmId_From",
                table: "FirmBindings",
                columns: new[] { "CooperativeId", "FirmId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FirmBindings_FirmId_To",
                table: "FirmBindings",
                columns: new[] { "FirmId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdBindings_ContractFileId",
                table: "HouseholdBindings",
                column: "ContractFileId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdBindings_HouseholdId_SupplierId_From",
                table: "HouseholdBindings",
                columns: new[] { "HouseholdId", "SupplierId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdBindings_SupplierId_To",
                table: "HouseholdBindings",
                columns: new[] { "SupplierId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdHelpers_HouseholdId",
                table: "HouseholdHelpers",
                column: "HouseholdId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdHoldings_HouseholdId_NormId",
                table: "HouseholdHoldings",
                columns: new[] { "HouseholdId", "NormId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdHoldings_NormId",
                table: "HouseholdHoldings",
                column: "NormId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_HouseholdId_LeftOn",
                table: "HouseholdMembers",
                columns: new[] { "HouseholdId", "LeftOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdMembers_ResidentSha256",
                table: "HouseholdMembers",
                column: "ResidentSha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdPlans_HouseholdId_Year",
                table: "HouseholdPlans",
                columns: new[] { "HouseholdId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Households_AccountSha256",
                table: "Households",
                column: "AccountSha256");

            migrationBuilder.CreateIndex(
                name: "IX_Households_Number",
                table: "Households",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Households_VillageCode_Status_Kind",
                table: "Households",
                columns: new[] { "VillageCode", "Status", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdSteps_HouseholdId_At",
                table: "HouseholdSteps",
                columns: new[] { "HouseholdId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdYears_HouseholdId_Year",
                table: "HouseholdYears",
                columns: new[] { "HouseholdId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdYears_Year_NetPerHead",
                table: "HouseholdYears",
                columns: new[] { "Year", "NetPerHead" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringLines_AreaCode_Year",
                table: "MonitoringLines",
                columns: new[] { "AreaCode", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReveals_At",
                table: "PersonalReveals",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalReveals_HouseholdId_At",
                table: "PersonalReveals",
                columns: new[] { "HouseholdId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanMeasures_PlanId",
                table: "PlanMeasures",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_YieldNorms_Name",
                table: "YieldNorms",
                column: "Name",
                unique: true);

            AppendOnly.Guard(migrationBuilder, "HouseholdSteps", "PersonalReveals");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FirmBindings");

            migrationBuilder.DropTable(
                name: "HouseholdBindings");

            migrationBuilder.DropTable(
                name: "HouseholdHelpers");

            migrationBuilder.DropTable(
                name: "HouseholdHoldings");

            migrationBuilder.DropTable(
                name: "HouseholdMembers");

            migrationBuilder.DropTable(
                name: "HouseholdSteps");

            migrationBuilder.DropTable(
                name: "HouseholdYears");

            migrationBuilder.DropTable(
                name: "MonitoringLines");

            migrationBuilder.DropTable(
                name: "PersonalReveals");

            migrationBuilder.DropTable(
                name: "PlanMeasures");

            migrationBuilder.DropTable(
                name: "YieldNorms");

            migrationBuilder.DropTable(
                name: "HouseholdPlans");

            migrationBuilder.DropTable(
                name: "Households");
        }
    }
}
