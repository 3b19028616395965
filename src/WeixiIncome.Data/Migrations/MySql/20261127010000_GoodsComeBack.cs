using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class GoodsComeBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsRever~",
                table: "Ledger");

            migrationBuilder.AddColumn<bool>(
                name: "IsReturn",
                table: "StatementLines",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "AutoAcceptanceId",
                table: "Shipments",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Shipments",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedAmount",
                table: "ShipmentLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedQuantity",
                table: "ShipmentLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnStated",
                table: "Payables",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Returned",
                table: "Payables",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedTotal",
                table: "Orders",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "ReturnId",
                table: "Ledger",
                type: "binary(16)",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "AutoAcceptances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LiveBuyerId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Days = table.Column<int>(type: "int", nullable: false),
                    AgreedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AutoAcceptances", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AutoAcceptances_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Refunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PayableId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Reference = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    SlipFileId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refunds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Refunds_Payables_PayableId",
                        column: x => x.PayableId,
                        principalTable: "Payables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OpenOrderId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Cause = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GoodsComeBack = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    PhotoFileId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AskedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    DisputeBy = table.Column<DateOnly>(type: "date", nullable: true),
                    DecideBy = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Answer = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Dispute = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Finding = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    GrantedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Returns_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Returns_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Returns_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReturnLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ReturnId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ShipmentLineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrderLineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LotId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Granted = table.Column<long>(type: "bigint", nullable: true),
                    Before = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Goods = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnLines_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReturnLines_ShipmentLines_ShipmentLineId",
                        column: x => x.ShipmentLineId,
                        principalTable: "ShipmentLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReturnMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ReturnId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Text = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnMessages_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReturnSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ReturnId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnSteps_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ReversesId_ReturnId",
                table: "Ledger",
                columns: new[] { "ReversesId", "ReturnId" },
                unique: true);

            // The foreign key needs an index at every moment: the new one first.
            migrationBuilder.DropIndex(
                name: "IX_Ledger_ReversesId",
                table: "Ledger");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsRever~",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Base", "Unattributed", "Revision", "IsReversal", "ReturnId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AutoAcceptances_BuyerId",
                table: "AutoAcceptances",
                column: "BuyerId");

            migrationBuilder.CreateIndex(
                name: "IX_AutoAcceptances_LiveBuyerId",
                table: "AutoAcceptances",
                column: "LiveBuyerId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_PayableId",
                table: "Refunds",
                column: "PayableId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_SlipFileId",
                table: "Refunds",
                column: "SlipFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLines_ReturnId_ShipmentLineId",
                table: "ReturnLines",
                columns: new[] { "ReturnId", "ShipmentLineId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLines_ShipmentLineId",
                table: "ReturnLines",
                column: "ShipmentLineId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnMessages_ReturnId",
                table: "ReturnMessages",
                column: "ReturnId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_BuyerId_Status",
                table: "Returns",
                columns: new[] { "BuyerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Returns_Number",
                table: "Returns",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Returns_OpenOrderId",
                table: "Returns",
                column: "OpenOrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Returns_OrderId",
                table: "Returns",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_PhotoFileId",
                table: "Returns",
                column: "PhotoFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_Status",
                table: "Returns",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_SupplierId_GrantedOn",
                table: "Returns",
                columns: new[] { "SupplierId", "GrantedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Returns_SupplierId_Status",
                table: "Returns",
                columns: new[] { "SupplierId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_ReturnSteps_ReturnId",
                table: "ReturnSteps",
                column: "ReturnId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AutoAcceptances");

            migrationBuilder.DropTable(
                name: "Refunds");

            migrationBuilder.DropTable(
                name: "ReturnLines");

            migrationBuilder.DropTable(
                name: "ReturnMessages");

            migrationBuilder.DropTable(
                name: "ReturnSteps");

            migrationBuilder.DropTable(
                name: "Returns");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsRever~",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "IsReturn",
                table: "StatementLines");

            migrationBuilder.DropColumn(
                name: "AutoAcceptanceId",
                table: "Shipments");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "Shipments");

            migrationBuilder.DropColumn(
                name: "ReturnedAmount",
                table: "ShipmentLines");

            migrationBuilder.DropColumn(
                name: "ReturnedQuantity",
                table: "ShipmentLines");

            migrationBuilder.DropColumn(
                name: "ReturnStated",
                table: "Payables");

            migrationBuilder.DropColumn(
                name: "Returned",
                table: "Payables");

            migrationBuilder.DropColumn(
                name: "ReturnedTotal",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ReturnId",
                table: "Ledger");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ReversesId",
                table: "Ledger",
                column: "ReversesId",
                unique: true);

            migrationBuilder.DropIndex(
                name: "IX_Ledger_ReversesId_ReturnId",
                table: "Ledger");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsRever~",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Base", "Unattributed", "Revision", "IsReversal" },
                unique: true);
        }
    }
}
