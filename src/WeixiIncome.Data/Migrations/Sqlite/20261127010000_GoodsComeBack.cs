using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GoodsComeBack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ledger_ReversesId",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal",
                table: "Ledger");

            migrationBuilder.AddColumn<bool>(
                name: "IsReturn",
                table: "StatementLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "AutoAcceptanceId",
                table: "Shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "Shipments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedAmount",
                table: "ShipmentLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedQuantity",
                table: "ShipmentLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnStated",
                table: "Payables",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Returned",
                table: "Payables",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReturnedTotal",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<Guid>(
                name: "ReturnId",
                table: "Ledger",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "AutoAcceptances",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LiveBuyerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    AgreedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "Refunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PayableId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    SlipFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenOrderId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierAreaCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Cause = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    GoodsComeBack = table.Column<bool>(type: "INTEGER", nullable: false),
                    PhotoFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DisputeBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DecideBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Dispute = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    GrantedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "ReturnLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShipmentLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    Granted = table.Column<long>(type: "INTEGER", nullable: true),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Goods = table.Column<int>(type: "INTEGER", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "ReturnMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "ReturnSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    MemberId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_ReversesId_ReturnId",
                table: "Ledger",
                columns: new[] { "ReversesId", "ReturnId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal_ReturnId",
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
                name: "IX_Ledger_ReversesId_ReturnId",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal_ReturnId",
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

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Base", "Unattributed", "Revision", "IsReversal" },
                unique: true);
        }
    }
}
