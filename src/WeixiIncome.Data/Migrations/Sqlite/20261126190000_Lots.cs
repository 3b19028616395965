using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Revision_IsReversal",
                table: "Ledger");

            migrationBuilder.AddColumn<Guid>(
                name: "StatementId",
                table: "Payables",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShippingEnded",
                table: "Orders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "TolerancePermille",
                table: "OrderLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "TaxInvoiceId",
                table: "Invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TolerancePermille",
                table: "Categories",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.CreateTable(
                name: "HouseholdDues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    OwedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DeclaredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OnTheWay = table.Column<long>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdDues", x => x.Id);
                    table.CheckConstraint("CK_HouseholdDues_Paid", "Paid >= 0 AND OnTheWay >= 0 AND Paid + OnTheWay <= Amount");
                    table.ForeignKey(
                        name: "FK_HouseholdDues_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HouseholdDues_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdIncomes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    People = table.Column<int>(type: "INTEGER", nullable: false),
                    Operating = table.Column<long>(type: "INTEGER", nullable: false),
                    ProductionCosts = table.Column<long>(type: "INTEGER", nullable: false),
                    Wage = table.Column<long>(type: "INTEGER", nullable: false),
                    Property = table.Column<long>(type: "INTEGER", nullable: false),
                    Transfer = table.Column<long>(type: "INTEGER", nullable: false),
                    Net = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ImportedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdIncomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdIncomes_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncomeTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    System = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomeTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceHeadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TaxCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceHeadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvoiceHeadings_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Lots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CategoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    Grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ProducedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BestBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Plot = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    InputWeight = table.Column<long>(type: "INTEGER", nullable: false),
                    Available = table.Column<long>(type: "INTEGER", nullable: false),
                    OpenedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lots", x => x.Id);
                    table.CheckConstraint("CK_Lots_Available", "Available >= 0");
                    table.ForeignKey(
                        name: "FK_Lots_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lots_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Nodes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    AreaCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Capacity = table.Column<long>(type: "INTEGER", nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Payouts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Way = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    DrawnBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EvidenceFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CheckedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payouts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Payouts_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PublicNotices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PostedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PhotoFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PostedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicNotices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QualityProofs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ProductId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WarnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualityProofs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QualityProofs_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    StartedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndNote = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Settlements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opening = table.Column<long>(type: "INTEGER", nullable: false),
                    Accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned = table.Column<long>(type: "INTEGER", nullable: false),
                    Deductions = table.Column<long>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    ToBePaid = table.Column<long>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IssuedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settlements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Settlements_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Statements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<long>(type: "INTEGER", nullable: false),
                    ToInvoice = table.Column<long>(type: "INTEGER", nullable: false),
                    ToPay = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedByOrganisationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Statements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Statements_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Statements_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TaxInvoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LiveNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SellerTaxCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    BuyerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    BuyerTaxCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Gross = table.Column<long>(type: "INTEGER", nullable: false),
                    Freight = table.Column<long>(type: "INTEGER", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Check = table.Column<int>(type: "INTEGER", nullable: false),
                    CheckedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CheckedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReversesNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    ReversedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxInvoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IncomeColumns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TemplateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Field = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncomeColumns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncomeColumns_IncomeTemplates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "IncomeTemplates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ConformityCertificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Basis = table.Column<int>(type: "INTEGER", nullable: false),
                    IssuedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConformityCertificates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConformityCertificates_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LotInputs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceLotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    SourceProductId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotInputs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotInputs_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LotLosses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotLosses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotLosses_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LotMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Delta = table.Column<long>(type: "INTEGER", nullable: false),
                    Cause = table.Column<int>(type: "INTEGER", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotMovements_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LotShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: true),
                    VillageCode = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    IsAlleviated = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDisputed = table.Column<bool>(type: "INTEGER", nullable: false),
                    Weight = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotShares_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LotShares_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WeighIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Gross = table.Column<long>(type: "INTEGER", nullable: false),
                    Tare = table.Column<long>(type: "INTEGER", nullable: false),
                    Net = table.Column<long>(type: "INTEGER", nullable: false),
                    Price = table.Column<long>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    WeighedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WeighedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WeighedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VoidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeighIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WeighIns_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WeighIns_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Shipments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SupplierId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 28, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    CarrierNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Vehicle = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    NodeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Temperature = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ShippedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShippedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ShippedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    InspectedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    InspectedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PhotoFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CountersignedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AcceptedOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shipments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Shipments_Nodes_NodeId",
                        column: x => x.NodeId,
                        principalTable: "Nodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Shipments_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HouseholdLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PayoutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PayoutLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    How = table.Column<int>(type: "INTEGER", nullable: true),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseholdLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseholdLinks_Payouts_PayoutId",
                        column: x => x.PayoutId,
                        principalTable: "Payouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PayoutLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PayoutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdId = table.Column<Guid>(type: "TEXT", nullable: false),
                    HouseholdNumber = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HouseholdSays = table.Column<bool>(type: "INTEGER", nullable: true),
                    SaidAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutLines_Households_HouseholdId",
                        column: x => x.HouseholdId,
                        principalTable: "Households",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutLines_Payouts_PayoutId",
                        column: x => x.PayoutId,
                        principalTable: "Payouts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NoticeObjections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    NoticeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Who = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    DecidedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeObjections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NoticeObjections_PublicNotices_NoticeId",
                        column: x => x.NoticeId,
                        principalTable: "PublicNotices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecallAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecallAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecallAnswers_Recalls_RecallId",
                        column: x => x.RecallId,
                        principalTable: "Recalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RecalledLots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecallId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecalledLots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecalledLots_Recalls_RecallId",
                        column: x => x.RecallId,
                        principalTable: "Recalls",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StatementLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PayableId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    AcceptedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    InvoicedBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    PaidBefore = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatementLines_Payables_PayableId",
                        column: x => x.PayableId,
                        principalTable: "Payables",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StatementLines_Statements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "Statements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TaxInvoiceLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Specification = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Thousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    Net = table.Column<long>(type: "INTEGER", nullable: false),
                    Tax = table.Column<long>(type: "INTEGER", nullable: false),
                    IsFreight = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaxInvoiceLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TaxInvoiceLines_TaxInvoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "TaxInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ShipmentLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShipmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BuyerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderLineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LotNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    AlleviatedWeight = table.Column<long>(type: "INTEGER", nullable: false),
                    InputWeight = table.Column<long>(type: "INTEGER", nullable: false),
                    NamesHouseholds = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLocal = table.Column<bool>(type: "INTEGER", nullable: false),
                    SupplierIsLinked = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProducedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BestBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CertificateNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    AcceptedQuantity = table.Column<long>(type: "INTEGER", nullable: true),
                    RefusedQuantity = table.Column<long>(type: "INTEGER", nullable: true),
                    RefusalReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShipmentLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShipmentLines_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShipmentLines_Shipments_ShipmentId",
                        column: x => x.ShipmentId,
                        principalTable: "Shipments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PayoutParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PayoutParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PayoutParts_HouseholdDues_DueId",
                        column: x => x.DueId,
                        principalTable: "HouseholdDues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PayoutParts_PayoutLines_LineId",
                        column: x => x.LineId,
                        principalTable: "PayoutLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Payables_StatementId",
                table: "Payables",
                column: "StatementId");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Base", "Unattributed", "Revision", "IsReversal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_TaxInvoiceId",
                table: "Invoices",
                column: "TaxInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_ConformityCertificates_LotId",
                table: "ConformityCertificates",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_ConformityCertificates_Number",
                table: "ConformityCertificates",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConformityCertificates_SupplierId_IssuedOn",
                table: "ConformityCertificates",
                columns: new[] { "SupplierId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdDues_HouseholdId_OwedOn",
                table: "HouseholdDues",
                columns: new[] { "HouseholdId", "OwedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdDues_LotId",
                table: "HouseholdDues",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdDues_SourceId_HouseholdId_Kind",
                table: "HouseholdDues",
                columns: new[] { "SourceId", "HouseholdId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdDues_SupplierId_HouseholdId_OwedOn",
                table: "HouseholdDues",
                columns: new[] { "SupplierId", "HouseholdId", "OwedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdIncomes_HouseholdId_Year",
                table: "HouseholdIncomes",
                columns: new[] { "HouseholdId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdIncomes_Year",
                table: "HouseholdIncomes",
                column: "Year");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdLinks_PayoutId",
                table: "HouseholdLinks",
                column: "PayoutId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdLinks_PayoutLineId",
                table: "HouseholdLinks",
                column: "PayoutLineId");

            migrationBuilder.CreateIndex(
                name: "IX_HouseholdLinks_TokenSha256",
                table: "HouseholdLinks",
                column: "TokenSha256",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncomeColumns_TemplateId_Field",
                table: "IncomeColumns",
                columns: new[] { "TemplateId", "Field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncomeTemplates_System",
                table: "IncomeTemplates",
                column: "System",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InvoiceHeadings_OrganisationId_TaxCode",
                table: "InvoiceHeadings",
                columns: new[] { "OrganisationId", "TaxCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LotInputs_LotId",
                table: "LotInputs",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LotInputs_SourceLotId",
                table: "LotInputs",
                column: "SourceLotId");

            migrationBuilder.CreateIndex(
                name: "IX_LotLosses_LotId",
                table: "LotLosses",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LotMovements_LotId_At",
                table: "LotMovements",
                columns: new[] { "LotId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LotMovements_SourceId_LotId_Cause",
                table: "LotMovements",
                columns: new[] { "SourceId", "LotId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lots_Number",
                table: "Lots",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lots_ProductId_Status",
                table: "Lots",
                columns: new[] { "ProductId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_SupplierId_Status_BestBefore",
                table: "Lots",
                columns: new[] { "SupplierId", "Status", "BestBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_LotShares_HouseholdId_LotId",
                table: "LotShares",
                columns: new[] { "HouseholdId", "LotId" });

            migrationBuilder.CreateIndex(
                name: "IX_LotShares_LotId",
                table: "LotShares",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_Nodes_AreaCode",
                table: "Nodes",
                column: "AreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_NoticeObjections_NoticeId",
                table: "NoticeObjections",
                column: "NoticeId");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutLines_HouseholdId_Status_PaidOn",
                table: "PayoutLines",
                columns: new[] { "HouseholdId", "Status", "PaidOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PayoutLines_PayoutId_HouseholdId",
                table: "PayoutLines",
                columns: new[] { "PayoutId", "HouseholdId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PayoutParts_DueId",
                table: "PayoutParts",
                column: "DueId");

            migrationBuilder.CreateIndex(
                name: "IX_PayoutParts_LineId",
                table: "PayoutParts",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_EvidenceFileId",
                table: "Payouts",
                column: "EvidenceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_Number",
                table: "Payouts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payouts_SupplierId_DrawnAt",
                table: "Payouts",
                columns: new[] { "SupplierId", "DrawnAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_Number",
                table: "PublicNotices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_PhotoFileId",
                table: "PublicNotices",
                column: "PhotoFileId");

            migrationBuilder.CreateIndex(
                name: "IX_PublicNotices_VillageCode_PostedOn",
                table: "PublicNotices",
                columns: new[] { "VillageCode", "PostedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_QualityProofs_FileId",
                table: "QualityProofs",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_QualityProofs_SupplierId_ExpiresOn",
                table: "QualityProofs",
                columns: new[] { "SupplierId", "ExpiresOn" });

            migrationBuilder.CreateIndex(
                name: "IX_RecallAnswers_RecallId_BuyerId",
                table: "RecallAnswers",
                columns: new[] { "RecallId", "BuyerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecalledLots_LotId",
                table: "RecalledLots",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_RecalledLots_RecallId",
                table: "RecalledLots",
                column: "RecallId");

            migrationBuilder.CreateIndex(
                name: "IX_Recalls_Number",
                table: "Recalls",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Recalls_SupplierId_StartedAt",
                table: "Recalls",
                columns: new[] { "SupplierId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_Number",
                table: "Settlements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_SupplierId_From",
                table: "Settlements",
                columns: new[] { "SupplierId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShipmentLines_LotId_BuyerId_OrderId_Quantity",
                table: "ShipmentLines",
                columns: new[] { "LotId", "BuyerId", "OrderId", "Quantity" });

            migrationBuilder.CreateIndex(
                name: "IX_ShipmentLines_OrderLineId",
                table: "ShipmentLines",
                column: "OrderLineId");

            migrationBuilder.CreateIndex(
                name: "IX_ShipmentLines_ShipmentId",
                table: "ShipmentLines",
                column: "ShipmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_BuyerId_AcceptedOn",
                table: "Shipments",
                columns: new[] { "BuyerId", "AcceptedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_NodeId_ShippedOn",
                table: "Shipments",
                columns: new[] { "NodeId", "ShippedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_Number",
                table: "Shipments",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_OrderId",
                table: "Shipments",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_PhotoFileId",
                table: "Shipments",
                column: "PhotoFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_SupplierId_ShippedOn",
                table: "Shipments",
                columns: new[] { "SupplierId", "ShippedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_PayableId",
                table: "StatementLines",
                column: "PayableId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementLines_StatementId",
                table: "StatementLines",
                column: "StatementId");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_BuyerId_IssuedAt",
                table: "Statements",
                columns: new[] { "BuyerId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Statements_Number",
                table: "Statements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Statements_SupplierId_IssuedAt",
                table: "Statements",
                columns: new[] { "SupplierId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_TaxInvoiceLines_InvoiceId",
                table: "TaxInvoiceLines",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_TaxInvoices_BuyerId_IssuedOn",
                table: "TaxInvoices",
                columns: new[] { "BuyerId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TaxInvoices_FileId",
                table: "TaxInvoices",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_TaxInvoices_LiveNumber",
                table: "TaxInvoices",
                column: "LiveNumber",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TaxInvoices_SupplierId_IssuedOn",
                table: "TaxInvoices",
                columns: new[] { "SupplierId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WeighIns_HouseholdId_WeighedOn",
                table: "WeighIns",
                columns: new[] { "HouseholdId", "WeighedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WeighIns_LotId",
                table: "WeighIns",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_WeighIns_Number",
                table: "WeighIns",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WeighIns_SupplierId_WeighedOn",
                table: "WeighIns",
                columns: new[] { "SupplierId", "WeighedOn" });

            // Orders on their way when shipments came: each has one, of all its lines, with no lot.
            migrationBuilder.Sql("""
                INSERT INTO Shipments (Id, OrderId, BuyerId, SupplierId, Sequence, Number, Status, Carrier, CarrierNumber, ShippedBy, ShippedAt, ShippedOn, InspectedBy, InspectedAt)
                SELECT o.Id, o.Id, o.BuyerId, o.SupplierId, 1, o.Number || '-1', CASE WHEN o.InspectedBy IS NULL THEN 1 ELSE 2 END, o.Carrier, o.CarrierNumber, o.PlacedBy, o.PlacedAt, o.ShippedOn, o.InspectedBy, CASE WHEN o.InspectedBy IS NULL THEN NULL ELSE o.PlacedAt END
                FROM Orders o WHERE o.Status = 4
                """);
            migrationBuilder.Sql("""
                INSERT INTO ShipmentLines (Id, ShipmentId, OrderId, BuyerId, OrderLineId, Quantity, AlleviatedWeight, InputWeight, NamesHouseholds, IsLocal, SupplierIsLinked, AcceptedQuantity, RefusedQuantity, RefusalReason, Refused)
                SELECT l.Id, o.Id, o.Id, o.BuyerId, l.Id, l.Quantity, 0, 0, 0, 1, 0, l.AcceptedQuantity, l.RefusedQuantity, l.RefusalReason, 0
                FROM OrderLines l JOIN Orders o ON o.Id = l.OrderId WHERE o.Status = 4
                """);
            migrationBuilder.Sql("UPDATE Orders SET ShippingEnded = 1 WHERE Status IN (4, 5)");
            AppendOnly.Guard(migrationBuilder, "LotMovements");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConformityCertificates");

            migrationBuilder.DropTable(
                name: "HouseholdIncomes");

            migrationBuilder.DropTable(
                name: "HouseholdLinks");

            migrationBuilder.DropTable(
                name: "IncomeColumns");

            migrationBuilder.DropTable(
                name: "InvoiceHeadings");

            migrationBuilder.DropTable(
                name: "LotInputs");

            migrationBuilder.DropTable(
                name: "LotLosses");

            migrationBuilder.DropTable(
                name: "LotMovements");

            migrationBuilder.DropTable(
                name: "LotShares");

            migrationBuilder.DropTable(
                name: "NoticeObjections");

            migrationBuilder.DropTable(
                name: "PayoutParts");

            migrationBuilder.DropTable(
                name: "QualityProofs");

            migrationBuilder.DropTable(
                name: "RecallAnswers");

            migrationBuilder.DropTable(
                name: "RecalledLots");

            migrationBuilder.DropTable(
                name: "Settlements");

            migrationBuilder.DropTable(
                name: "ShipmentLines");

            migrationBuilder.DropTable(
                name: "StatementLines");

            migrationBuilder.DropTable(
                name: "TaxInvoiceLines");

            migrationBuilder.DropTable(
                name: "WeighIns");

            migrationBuilder.DropTable(
                name: "IncomeTemplates");

            migrationBuilder.DropTable(
                name: "PublicNotices");

            migrationBuilder.DropTable(
                name: "HouseholdDues");

            migrationBuilder.DropTable(
                name: "PayoutLines");

            migrationBuilder.DropTable(
                name: "Recalls");

            migrationBuilder.DropTable(
                name: "Shipments");

            migrationBuilder.DropTable(
                name: "Statements");

            migrationBuilder.DropTable(
                name: "TaxInvoices");

            migrationBuilder.DropTable(
                name: "Lots");

            migrationBuilder.DropTable(
                name: "Payouts");

            migrationBuilder.DropTable(
                name: "Nodes");

            migrationBuilder.DropIndex(
                name: "IX_Payables_StatementId",
                table: "Payables");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_SourceLineId_Stage_Base_Unattributed_Revision_IsReversal",
                table: "Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_TaxInvoiceId",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "StatementId",
                table: "Payables");

            migrationBuilder.DropColumn(
                name: "ShippingEnded",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "TolerancePermille",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "TaxInvoiceId",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "TolerancePermille",
                table: "Categories");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_SourceLineId_Stage_Revision_IsReversal",
                table: "Ledger",
                columns: new[] { "SourceLineId", "Stage", "Revision", "IsReversal" },
                unique: true);
        }
    }
}
