using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WeixiIncome.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class BuyingUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CanteenKind",
                table: "Organisations",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActivityEventId",
                table: "Orders",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AnyApproverIsEnough",
                table: "Orders",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ComparisonId",
                table: "OrderLines",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrganisationId",
                table: "Notices",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MorePosts",
                table: "Invitations",
                type: "varchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "utf8mb4_unicode_520_ci")
                .Annotation("MySql:CharSet", "utf8mb4");

            migrationBuilder.AddColumn<int>(
                name: "BarredCanteens",
                table: "Categories",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "IsWildMushroom",
                table: "Categories",
                type: "tinyint(1)",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "ComparisonId",
                table: "CartLines",
                type: "binary(16)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SubstituteId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Absences_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ActivityEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    HostUnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    EnteredById = table.Column<Guid>(type: "binary(16)", nullable: false),
                    IsOpenToAll = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Report = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ReportedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    CancelReason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityEvents_Organisations_EnteredById",
                        column: x => x.EnteredById,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ActivityEvents_Organisations_HostUnitId",
                        column: x => x.HostUnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BuyerAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SupplierAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Most = table.Column<long>(type: "bigint", nullable: false),
                    Drawn = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ApprovalRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    BudgetCode = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Mode = table.Column<int>(type: "int", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalRules_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "BindingCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<int>(type: "int", nullable: false),
                    SubjectId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SubjectNumber = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    FromUnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ToUnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AskedFor = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AskedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecidedFor = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Answer = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OpenFor = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BindingCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BindingCorrections_Organisations_FromUnitId",
                        column: x => x.FromUnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BindingCorrections_Organisations_ToUnitId",
                        column: x => x.ToUnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "BudgetLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PurposeBits = table.Column<int>(type: "int", nullable: false),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    MayExceedId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Committed = table.Column<long>(type: "bigint", nullable: false),
                    Spent = table.Column<long>(type: "bigint", nullable: false),
                    AmendedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AmendedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetLines", x => x.Id);
                    table.CheckConstraint("CK_BudgetLines_Figures", "Amount >= 0 AND Reserved >= 0 AND Committed >= 0 AND Spent >= 0 AND Amount >= Reserved + Committed + Spent");
                    table.ForeignKey(
                        name: "FK_BudgetLines_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "CanteenContracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ContractorId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    RegisteredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    RegisteredAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    EndedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    EndReason = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CanteenContracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CanteenContracts_Organisations_ContractorId",
                        column: x => x.ContractorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CanteenContracts_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Columns832",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Source = table.Column<int>(type: "int", nullable: false),
                    KeptBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    KeptAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Columns832", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Product = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Specification = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MadeBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ChosenQuoteId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reason = table.Column<int>(type: "int", nullable: true),
                    ReasonText = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EqualConditions = table.Column<int>(type: "int", nullable: true),
                    EqualNote = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    FirstSignatory = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SecondSignatory = table.Column<Guid>(type: "binary(16)", nullable: true),
                    CancelReason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comparisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comparisons_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Complaints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CodeDigest = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Subject = table.Column<int>(type: "int", nullable: false),
                    ConcernedId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    About = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Text = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ContactName = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ContactPhone = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    AcceptBy = table.Column<DateOnly>(type: "date", nullable: false),
                    DecideBy = table.Column<DateOnly>(type: "date", nullable: false),
                    AssignedTo = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AssignedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Statement = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    StatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Decision = table.Column<int>(type: "int", nullable: true),
                    Finding = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Measures = table.Column<string>(type: "varchar(2000)", maxLength: 2000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    ClosedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    RemindedToAcceptAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    RemindedToDecideAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Complaints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Complaints_Organisations_ConcernedId",
                        column: x => x.ConcernedId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ComplaintTerms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AcceptWorkingDays = table.Column<int>(type: "int", nullable: false),
                    DecideDays = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    EnteredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintTerms", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "HandOvers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FromMemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ToMemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    InvitationId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Posts = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    HandedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    HandedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    TakenAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandOvers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HandOvers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "HolidayPeriods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HolidayPeriods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HolidayPeriods_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "OrderApprovals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    ApproverId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Missing = table.Column<long>(type: "bigint", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    OnBehalfOf = table.Column<Guid>(type: "binary(16)", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Comment = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderApprovals_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "OutsideBuyers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreditCode = table.Column<string>(type: "varchar(18)", maxLength: 18, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NameCode = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SeenAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AssignedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AssignedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutsideBuyers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutsideBuyers_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Pledges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DocumentNumber = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DocumentFileId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    PreviousId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AcceptedAtClose = table.Column<long>(type: "bigint", nullable: true),
                    ClosingWords = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pledges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pledges_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Pledges_Pledges_PreviousId",
                        column: x => x.PreviousId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "PurchaseThresholds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    SourceDocument = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DocumentNumber = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Clause = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EnteredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PurchaseThresholds", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Quotations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BuyerAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "varchar(80)", maxLength: 80, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Deadline = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    DeliverFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    DeliverTo = table.Column<DateOnly>(type: "date", nullable: false),
                    Recipient = table.Column<string>(type: "varchar(50)", maxLength: 50, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RecipientPhone = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeliveryAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeliveryDetail = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    IsOpenToAll = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Ceiling = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    WrittenBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastAnsweredAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    OpenedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    AwardedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AwardedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    AwardReason = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EqualAnswers = table.Column<int>(type: "int", nullable: true),
                    EqualNote = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EndReason = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quotations_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Ratings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Side = table.Column<int>(type: "int", nullable: false),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Quality = table.Column<int>(type: "int", nullable: true),
                    Delivery = table.Column<int>(type: "int", nullable: true),
                    Service = table.Column<int>(type: "int", nullable: true),
                    Payment = table.Column<int>(type: "int", nullable: true),
                    Cooperation = table.Column<int>(type: "int", nullable: true),
                    Score = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RatedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    RevisedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ratings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ratings_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReferencePrices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductWord = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<int>(type: "int", nullable: false),
                    SourceName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    FirstMarket = table.Column<long>(type: "bigint", nullable: true),
                    SecondMarket = table.Column<long>(type: "bigint", nullable: true),
                    ThirdMarket = table.Column<long>(type: "bigint", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferencePrices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferencePrices_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReserveFilings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Mode = table.Column<int>(type: "int", nullable: false),
                    Canteen = table.Column<int>(type: "int", nullable: true),
                    RepresentativeId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    FoodTotal = table.Column<long>(type: "bigint", nullable: false),
                    Ratio = table.Column<int>(type: "int", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    UnionHeads = table.Column<int>(type: "int", nullable: false),
                    UnionPerHead = table.Column<long>(type: "bigint", nullable: false),
                    UnionDemand = table.Column<long>(type: "bigint", nullable: false),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Source = table.Column<int>(type: "int", nullable: false),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    FiledBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveFilings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReserveFilings_Organisations_RepresentativeId",
                        column: x => x.RepresentativeId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReserveFilings_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReserveReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Cause = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(10)", maxLength: 10, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Behind = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveReminders", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReserveRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Floor = table.Column<int>(type: "int", nullable: false),
                    Deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    UnionPerHead = table.Column<long>(type: "bigint", nullable: true),
                    SourceDocument = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DocumentNumber = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    KeptBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    KeptAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveRules", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ShoppingLists",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CreatedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    IsRemoved = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShoppingLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShoppingLists_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingOrders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RhythmKind = table.Column<int>(type: "int", nullable: false),
                    EveryWeeks = table.Column<int>(type: "int", nullable: false),
                    Weekdays = table.Column<int>(type: "int", nullable: false),
                    DayOfMonth = table.Column<int>(type: "int", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OrderDaysBefore = table.Column<int>(type: "int", nullable: false),
                    Window = table.Column<int>(type: "int", nullable: false),
                    AddressId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Activity = table.Column<int>(type: "int", nullable: false),
                    BudgetLineId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    PausesInOwnHolidays = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    PausesInSchoolHolidays = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Approval = table.Column<int>(type: "int", nullable: false),
                    ResponsibleId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    ActiveSince = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingOrders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingOrders_DeliveryAddresses_AddressId",
                        column: x => x.AddressId,
                        principalTable: "DeliveryAddresses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandingOrders_Organisations_BuyerId",
                        column: x => x.BuyerId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "SupplierReviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    ReviewerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Total = table.Column<int>(type: "int", nullable: false),
                    Result = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    WrittenBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Statement = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    StatedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    StatedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplierReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplierReviews_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "UnitBindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PersonId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    BoundAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    EndedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitBindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitBindings_Organisations_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitBindings_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "YearCalendars",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OwnerCode = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Year = table.Column<int>(type: "int", nullable: false),
                    LastOrderOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LastInvoiceOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TreasuryClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ChangedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearCalendars", x => x.Id);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "YearEndReminders",
                columns: table => new
                {
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DaysBefore = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearEndReminders", x => new { x.UnitId, x.Day, x.DueOn, x.DaysBefore });
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ActivityPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ActivityEventId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Caption = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPapers_ActivityEvents_ActivityEventId",
                        column: x => x.ActivityEventId,
                        principalTable: "ActivityEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ActivityPromises",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ActivityEventId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Name = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityPromises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityPromises_ActivityEvents_ActivityEventId",
                        column: x => x.ActivityEventId,
                        principalTable: "ActivityEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ActivityPromises_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ActivitySuppliers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ActivityEventId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivitySuppliers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivitySuppliers_ActivityEvents_ActivityEventId",
                        column: x => x.ActivityEventId,
                        principalTable: "ActivityEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ActivitySuppliers_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Declarations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    UnitAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Relation = table.Column<int>(type: "int", nullable: false),
                    BoundUnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SoldOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SupplierName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    OriginAreaCode = table.Column<string>(type: "varchar(12)", maxLength: 12, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SellerInitials = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SoldTo = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Venue = table.Column<int>(type: "int", nullable: false),
                    VenueOrderNumber = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    InvoiceNumber = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Purpose = table.Column<int>(type: "int", nullable: false),
                    Activity = table.Column<int>(type: "int", nullable: false),
                    ActivityEventId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Statement = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Total = table.Column<long>(type: "bigint", nullable: false),
                    DraftedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    SubmittedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    CheckedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    VerifiedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    VerifiedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Declarations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Declarations_ActivityEvents_ActivityEventId",
                        column: x => x.ActivityEventId,
                        principalTable: "ActivityEvents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Declarations_Organisations_BoundUnitId",
                        column: x => x.BoundUnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Declarations_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Declarations_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "AgreementDraws",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AgreementId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OrderLineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementDraws", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementDraws_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "AgreementLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AgreementId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProductNumber = table.Column<string>(type: "varchar(20)", maxLength: 20, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Specification = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<int>(type: "int", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Most = table.Column<long>(type: "bigint", nullable: false),
                    Drawn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementLines", x => x.Id);
                    table.CheckConstraint("CK_AgreementLines_Drawn", "Drawn >= 0 AND Drawn <= Most");
                    table.ForeignKey(
                        name: "FK_AgreementLines_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementLines_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "AgreementSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    AgreementId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Comment = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementSteps_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ApprovalRuleApprovers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RuleId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalRuleApprovers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalRuleApprovers_ApprovalRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "ApprovalRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "BudgetMovements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Cause = table.Column<int>(type: "int", nullable: false),
                    AmountDelta = table.Column<long>(type: "bigint", nullable: false),
                    ReservedDelta = table.Column<long>(type: "bigint", nullable: false),
                    CommittedDelta = table.Column<long>(type: "bigint", nullable: false),
                    SpentDelta = table.Column<long>(type: "bigint", nullable: false),
                    OrderId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    OrderNumber = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    LinkedLineId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    By = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetMovements_BudgetLines_LineId",
                        column: x => x.LineId,
                        principalTable: "BudgetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Column832Titles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ColumnsId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Field = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Column832Titles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Column832Titles_Columns832_ColumnsId",
                        column: x => x.ColumnsId,
                        principalTable: "Columns832",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ComparedQuotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SupplierName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ProductName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Specification = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Contact = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    QuotedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    PaperId = table.Column<Guid>(type: "binary(16)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComparedQuotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComparedQuotes_Comparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "Comparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ComplaintFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Voice = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintFiles_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ComplaintMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Voice = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Text = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintMessages_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ComplaintSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ComplaintId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComplaintSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ComplaintSteps_Complaints_ComplaintId",
                        column: x => x.ComplaintId,
                        principalTable: "Complaints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Purchases832",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Supplier = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Buyer = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    OutsideBuyerId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    OrderedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    RefundedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Product = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Match = table.Column<int>(type: "int", nullable: false),
                    Doubts = table.Column<int>(type: "int", nullable: false),
                    ResolvedTo = table.Column<int>(type: "int", nullable: true),
                    Resolution = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    ResolvedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    ResolvedAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    OrderId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    SuspectOrderId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Purchases832", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Purchases832_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Purchases832_Organisations_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Purchases832_OutsideBuyers_OutsideBuyerId",
                        column: x => x.OutsideBuyerId,
                        principalTable: "OutsideBuyers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "PledgeGoods",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PledgeId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Name = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Unit = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeGoods", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeGoods_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PledgeGoods_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PledgeGoods_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "PledgeReminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PledgeId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Period = table.Column<int>(type: "int", nullable: false),
                    WasBehind = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeReminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeReminders_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "PledgeSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PledgeId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PledgeSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PledgeSteps_Pledges_PledgeId",
                        column: x => x.PledgeId,
                        principalTable: "Pledges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Bids",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    QuotationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Note = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    HandedInBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    HandedInAt = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bids", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Bids_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bids_Quotations_QuotationId",
                        column: x => x.QuotationId,
                        principalTable: "Quotations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "InvitedSuppliers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    QuotationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvitedSuppliers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InvitedSuppliers_Organisations_SupplierId",
                        column: x => x.SupplierId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InvitedSuppliers_Quotations_QuotationId",
                        column: x => x.QuotationId,
                        principalTable: "Quotations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "QuotationLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    QuotationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Product = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Specification = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotationLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotationLines_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotationLines_Quotations_QuotationId",
                        column: x => x.QuotationId,
                        principalTable: "Quotations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "QuotationSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    QuotationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Comment = table.Column<string>(type: "varchar(500)", maxLength: 500, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotationSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuotationSteps_Quotations_QuotationId",
                        column: x => x.QuotationId,
                        principalTable: "Quotations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReferencePriceSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ReferencePriceId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    SourceName = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferencePriceSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferencePriceSteps_ReferencePrices_ReferencePriceId",
                        column: x => x.ReferencePriceId,
                        principalTable: "ReferencePrices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReserveAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    FilingId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Before = table.Column<string>(type: "varchar(3000)", maxLength: 3000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    After = table.Column<string>(type: "varchar(3000)", maxLength: 3000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    By = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveAmendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReserveAmendments_ReserveFilings_FilingId",
                        column: x => x.FilingId,
                        principalTable: "ReserveFilings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ShoppingListLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ListId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    SeenPrice = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShoppingListLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShoppingListLines_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShoppingListLines_ShoppingLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ShoppingLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingOrderLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StandingOrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<int>(type: "int", nullable: false),
                    Limit = table.Column<long>(type: "bigint", nullable: true),
                    SeenPrice = table.Column<long>(type: "bigint", nullable: false),
                    ApprovedQuantity = table.Column<long>(type: "bigint", nullable: true),
                    ApprovedAmount = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingOrderLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingOrderLines_Offers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "Offers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandingOrderLines_StandingOrders_StandingOrderId",
                        column: x => x.StandingOrderId,
                        principalTable: "StandingOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingOrderOnce",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StandingOrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingOrderOnce", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingOrderOnce_StandingOrders_StandingOrderId",
                        column: x => x.StandingOrderId,
                        principalTable: "StandingOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingOrderSkips",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StandingOrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SkippedBy = table.Column<Guid>(type: "binary(16)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingOrderSkips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingOrderSkips_StandingOrders_StandingOrderId",
                        column: x => x.StandingOrderId,
                        principalTable: "StandingOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingOrderSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StandingOrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Comment = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingOrderSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingOrderSteps_StandingOrders_StandingOrderId",
                        column: x => x.StandingOrderId,
                        principalTable: "StandingOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    StandingOrderId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BuyerId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    PlacedBy = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    OrderCount = table.Column<int>(type: "int", nullable: false),
                    Told = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingRuns_StandingOrders_StandingOrderId",
                        column: x => x.StandingOrderId,
                        principalTable: "StandingOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReviewMarks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ReviewId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    CriterionCode = table.Column<string>(type: "varchar(30)", maxLength: 30, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Criterion = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    Figure = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Mark = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewMarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewMarks_SupplierReviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "SupplierReviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ClaimedNumbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DeclarationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Venue = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<string>(type: "varchar(40)", maxLength: 40, nullable: false, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimedNumbers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimedNumbers_Declarations_DeclarationId",
                        column: x => x.DeclarationId,
                        principalTable: "Declarations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "DeclarationLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DeclarationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Product = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Unit = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclarationLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeclarationLines_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeclarationLines_Declarations_DeclarationId",
                        column: x => x.DeclarationId,
                        principalTable: "Declarations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "DeclarationPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DeclarationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    FileId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Note = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    AddedBy = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclarationPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeclarationPapers_Declarations_DeclarationId",
                        column: x => x.DeclarationId,
                        principalTable: "Declarations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "DeclarationSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    DeclarationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Act = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeclarationSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeclarationSteps_Declarations_DeclarationId",
                        column: x => x.DeclarationId,
                        principalTable: "Declarations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "Records832",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PurchaseId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Source = table.Column<int>(type: "int", nullable: false),
                    Supplier = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    SupplierCode = table.Column<string>(type: "varchar(18)", maxLength: 18, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Buyer = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    BuyerCode = table.Column<string>(type: "varchar(18)", maxLength: 18, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    OrderedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Refunded = table.Column<long>(type: "bigint", nullable: false),
                    RefundedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Product = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    CategoryId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    By = table.Column<Guid>(type: "binary(16)", nullable: true),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Records832", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Records832_Purchases832_PurchaseId",
                        column: x => x.PurchaseId,
                        principalTable: "Purchases832",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "ReserveEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    PurchaseId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Part = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    CountsForId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Line = table.Column<int>(type: "int", nullable: false),
                    Bar = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    IsReversal = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    ReversesId = table.Column<Guid>(type: "binary(16)", nullable: true),
                    Reason = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    RecordedAt = table.Column<DateTime>(type: "datetime(6)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReserveEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReserveEntries_Purchases832_PurchaseId",
                        column: x => x.PurchaseId,
                        principalTable: "Purchases832",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReserveEntries_ReserveEntries_ReversesId",
                        column: x => x.ReversesId,
                        principalTable: "ReserveEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "AwardedLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    QuotationId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BidId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    SupplierId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    OfferPrice = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    DeliverOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OrderNumber = table.Column<string>(type: "varchar(24)", maxLength: 24, nullable: true, collation: "utf8mb4_bin")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    NotPlacedBecause = table.Column<string>(type: "varchar(300)", maxLength: 300, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwardedLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwardedLines_Bids_BidId",
                        column: x => x.BidId,
                        principalTable: "Bids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AwardedLines_Quotations_QuotationId",
                        column: x => x.QuotationId,
                        principalTable: "Quotations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "BidLines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BidId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    LineId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    OfferId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Price = table.Column<long>(type: "bigint", nullable: false),
                    OfferPrice = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    QualityMarks = table.Column<string>(type: "varchar(100)", maxLength: 100, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    DeliverOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BidLines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BidLines_Bids_BidId",
                        column: x => x.BidId,
                        principalTable: "Bids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "BidRevisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    BidId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    MemberId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    At = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    IsWithdrawal = table.Column<bool>(type: "tinyint(1)", nullable: false),
                    Content = table.Column<string>(type: "varchar(8000)", maxLength: 8000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BidRevisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BidRevisions_Bids_BidId",
                        column: x => x.BidId,
                        principalTable: "Bids",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateTable(
                name: "StandingRunProblems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "binary(16)", nullable: false),
                    RunId = table.Column<Guid>(type: "binary(16)", nullable: false),
                    ProductName = table.Column<string>(type: "varchar(60)", maxLength: 60, nullable: true, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Sentence = table.Column<string>(type: "varchar(200)", maxLength: 200, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    Arguments = table.Column<string>(type: "varchar(1000)", maxLength: 1000, nullable: false, collation: "utf8mb4_unicode_520_ci")
                        .Annotation("MySql:CharSet", "utf8mb4")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingRunProblems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingRunProblems_StandingRuns_RunId",
                        column: x => x.RunId,
                        principalTable: "StandingRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                })
                .Annotation("MySql:CharSet", "utf8mb4")
                .Annotation("Relational:Collation", "utf8mb4_unicode_520_ci");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_ActivityEventId",
                table: "Orders",
                column: "ActivityEventId");

            migrationBuilder.CreateIndex(
                name: "IX_Absences_SubstituteId_To",
                table: "Absences",
                columns: new[] { "SubstituteId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_UnitId_MemberId_To",
                table: "Absences",
                columns: new[] { "UnitId", "MemberId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_EnteredById",
                table: "ActivityEvents",
                column: "EnteredById");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_From",
                table: "ActivityEvents",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_HostUnitId",
                table: "ActivityEvents",
                column: "HostUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityEvents_Number",
                table: "ActivityEvents",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ActivityPapers_ActivityEventId",
                table: "ActivityPapers",
                column: "ActivityEventId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityPapers_FileId",
                table: "ActivityPapers",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityPromises_ActivityEventId",
                table: "ActivityPromises",
                column: "ActivityEventId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivityPromises_UnitId",
                table: "ActivityPromises",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySuppliers_ActivityEventId",
                table: "ActivitySuppliers",
                column: "ActivityEventId");

            migrationBuilder.CreateIndex(
                name: "IX_ActivitySuppliers_SupplierId_ActivityEventId",
                table: "ActivitySuppliers",
                columns: new[] { "SupplierId", "ActivityEventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDraws_AgreementId",
                table: "AgreementDraws",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDraws_LineId",
                table: "AgreementDraws",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDraws_OrderLineId",
                table: "AgreementDraws",
                column: "OrderLineId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementLines_AgreementId",
                table: "AgreementLines",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementLines_OfferId",
                table: "AgreementLines",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_BuyerAreaCode",
                table: "Agreements",
                column: "BuyerAreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_BuyerId_Status_To",
                table: "Agreements",
                columns: new[] { "BuyerId", "Status", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_Number",
                table: "Agreements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_SupplierId_Status",
                table: "Agreements",
                columns: new[] { "SupplierId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementSteps_AgreementId",
                table: "AgreementSteps",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRuleApprovers_RuleId",
                table: "ApprovalRuleApprovers",
                column: "RuleId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalRules_UnitId_Position",
                table: "ApprovalRules",
                columns: new[] { "UnitId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_AwardedLines_BidId",
                table: "AwardedLines",
                column: "BidId");

            migrationBuilder.CreateIndex(
                name: "IX_AwardedLines_QuotationId",
                table: "AwardedLines",
                column: "QuotationId");

            migrationBuilder.CreateIndex(
                name: "IX_AwardedLines_SupplierId_QuotationId",
                table: "AwardedLines",
                columns: new[] { "SupplierId", "QuotationId" });

            migrationBuilder.CreateIndex(
                name: "IX_BidLines_BidId",
                table: "BidLines",
                column: "BidId");

            migrationBuilder.CreateIndex(
                name: "IX_BidRevisions_BidId_Number",
                table: "BidRevisions",
                columns: new[] { "BidId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bids_QuotationId_SupplierId",
                table: "Bids",
                columns: new[] { "QuotationId", "SupplierId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bids_SupplierId",
                table: "Bids",
                column: "SupplierId");

            migrationBuilder.CreateIndex(
                name: "IX_BindingCorrections_FromUnitId_Status",
                table: "BindingCorrections",
                columns: new[] { "FromUnitId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_BindingCorrections_Number",
                table: "BindingCorrections",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BindingCorrections_OpenFor",
                table: "BindingCorrections",
                column: "OpenFor",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BindingCorrections_SubjectId_AskedAt",
                table: "BindingCorrections",
                columns: new[] { "SubjectId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BindingCorrections_ToUnitId_Status",
                table: "BindingCorrections",
                columns: new[] { "ToUnitId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLines_UnitAreaCode_Year",
                table: "BudgetLines",
                columns: new[] { "UnitAreaCode", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLines_UnitId_Year_Code",
                table: "BudgetLines",
                columns: new[] { "UnitId", "Year", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BudgetMovements_LineId_At",
                table: "BudgetMovements",
                columns: new[] { "LineId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetMovements_OrderId",
                table: "BudgetMovements",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_CanteenContracts_ContractorId_From",
                table: "CanteenContracts",
                columns: new[] { "ContractorId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_CanteenContracts_UnitId",
                table: "CanteenContracts",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimedNumbers_DeclarationId",
                table: "ClaimedNumbers",
                column: "DeclarationId");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimedNumbers_Kind_Venue_Number",
                table: "ClaimedNumbers",
                columns: new[] { "Kind", "Venue", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Column832Titles_ColumnsId",
                table: "Column832Titles",
                column: "ColumnsId");

            migrationBuilder.CreateIndex(
                name: "IX_Columns832_Source",
                table: "Columns832",
                column: "Source",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ComparedQuotes_ComparisonId",
                table: "ComparedQuotes",
                column: "ComparisonId");

            migrationBuilder.CreateIndex(
                name: "IX_ComparedQuotes_PaperId",
                table: "ComparedQuotes",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_AreaCode",
                table: "Comparisons",
                column: "AreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_Number",
                table: "Comparisons",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_OrganisationId_MadeAt",
                table: "Comparisons",
                columns: new[] { "OrganisationId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintFiles_ComplaintId",
                table: "ComplaintFiles",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintFiles_FileId",
                table: "ComplaintFiles",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintMessages_ComplaintId",
                table: "ComplaintMessages",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_AreaCode",
                table: "Complaints",
                column: "AreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_ConcernedId",
                table: "Complaints",
                column: "ConcernedId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_MemberId",
                table: "Complaints",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Number",
                table: "Complaints",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Complaints_Status_DecideBy",
                table: "Complaints",
                columns: new[] { "Status", "DecideBy" });

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintSteps_ComplaintId",
                table: "ComplaintSteps",
                column: "ComplaintId");

            migrationBuilder.CreateIndex(
                name: "IX_ComplaintTerms_AreaCode_From",
                table: "ComplaintTerms",
                columns: new[] { "AreaCode", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclarationLines_CategoryId",
                table: "DeclarationLines",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_DeclarationLines_DeclarationId",
                table: "DeclarationLines",
                column: "DeclarationId");

            migrationBuilder.CreateIndex(
                name: "IX_DeclarationPapers_DeclarationId",
                table: "DeclarationPapers",
                column: "DeclarationId");

            migrationBuilder.CreateIndex(
                name: "IX_DeclarationPapers_FileId",
                table: "DeclarationPapers",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_ActivityEventId",
                table: "Declarations",
                column: "ActivityEventId");

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_BoundUnitId",
                table: "Declarations",
                column: "BoundUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_InvoiceNumber",
                table: "Declarations",
                column: "InvoiceNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_Number",
                table: "Declarations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_OriginAreaCode_Status",
                table: "Declarations",
                columns: new[] { "OriginAreaCode", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_Status_SubmittedAt",
                table: "Declarations",
                columns: new[] { "Status", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_SupplierId",
                table: "Declarations",
                column: "SupplierId");

            migrationBuilder.CreateIndex(
                name: "IX_Declarations_UnitId_Status_SoldOn",
                table: "Declarations",
                columns: new[] { "UnitId", "Status", "SoldOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DeclarationSteps_DeclarationId",
                table: "DeclarationSteps",
                column: "DeclarationId");

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_InvitationId",
                table: "HandOvers",
                column: "InvitationId");

            migrationBuilder.CreateIndex(
                name: "IX_HandOvers_OrganisationId_HandedAt",
                table: "HandOvers",
                columns: new[] { "OrganisationId", "HandedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HolidayPeriods_OrganisationId_To",
                table: "HolidayPeriods",
                columns: new[] { "OrganisationId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_InvitedSuppliers_QuotationId",
                table: "InvitedSuppliers",
                column: "QuotationId");

            migrationBuilder.CreateIndex(
                name: "IX_InvitedSuppliers_SupplierId_QuotationId",
                table: "InvitedSuppliers",
                columns: new[] { "SupplierId", "QuotationId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderApprovals_ApproverId_State",
                table: "OrderApprovals",
                columns: new[] { "ApproverId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderApprovals_OrderId",
                table: "OrderApprovals",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OutsideBuyers_NameCode",
                table: "OutsideBuyers",
                column: "NameCode",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutsideBuyers_UnitId",
                table: "OutsideBuyers",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeGoods_CategoryId",
                table: "PledgeGoods",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeGoods_PledgeId",
                table: "PledgeGoods",
                column: "PledgeId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeGoods_ProductId",
                table: "PledgeGoods",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_PledgeReminders_PledgeId_Period",
                table: "PledgeReminders",
                columns: new[] { "PledgeId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_DocumentFileId",
                table: "Pledges",
                column: "DocumentFileId");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Number",
                table: "Pledges",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_PreviousId",
                table: "Pledges",
                column: "PreviousId");

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_UnitId_Year",
                table: "Pledges",
                columns: new[] { "UnitId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_Pledges_Year_Status",
                table: "Pledges",
                columns: new[] { "Year", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_PledgeSteps_PledgeId",
                table: "PledgeSteps",
                column: "PledgeId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_CategoryId",
                table: "Purchases832",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_Match_OrderedOn",
                table: "Purchases832",
                columns: new[] { "Match", "OrderedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_Number",
                table: "Purchases832",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_OrderId",
                table: "Purchases832",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_OutsideBuyerId",
                table: "Purchases832",
                column: "OutsideBuyerId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_SupplierId_OrderedOn",
                table: "Purchases832",
                columns: new[] { "SupplierId", "OrderedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Purchases832_UnitId_OrderedOn",
                table: "Purchases832",
                columns: new[] { "UnitId", "OrderedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PurchaseThresholds_AreaCode_Year",
                table: "PurchaseThresholds",
                columns: new[] { "AreaCode", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuotationLines_CategoryId",
                table: "QuotationLines",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotationLines_QuotationId",
                table: "QuotationLines",
                column: "QuotationId");

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_BuyerAreaCode",
                table: "Quotations",
                column: "BuyerAreaCode");

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_BuyerId_Status_WrittenAt",
                table: "Quotations",
                columns: new[] { "BuyerId", "Status", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_Number",
                table: "Quotations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotations_Status_Deadline",
                table: "Quotations",
                columns: new[] { "Status", "Deadline" });

            migrationBuilder.CreateIndex(
                name: "IX_QuotationSteps_QuotationId",
                table: "QuotationSteps",
                column: "QuotationId");

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_BuyerId_Side",
                table: "Ratings",
                columns: new[] { "BuyerId", "Side" });

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_OrderId_Side",
                table: "Ratings",
                columns: new[] { "OrderId", "Side" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_SupplierId_Side_RatedAt",
                table: "Ratings",
                columns: new[] { "SupplierId", "Side", "RatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Records832_PurchaseId_Source",
                table: "Records832",
                columns: new[] { "PurchaseId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReferencePrices_CategoryId_ProductWord_Unit_AreaCode_Week_So~",
                table: "ReferencePrices",
                columns: new[] { "CategoryId", "ProductWord", "Unit", "AreaCode", "Week", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReferencePrices_CategoryId_Week",
                table: "ReferencePrices",
                columns: new[] { "CategoryId", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_ReferencePrices_Week",
                table: "ReferencePrices",
                column: "Week");

            migrationBuilder.CreateIndex(
                name: "IX_ReferencePriceSteps_ReferencePriceId",
                table: "ReferencePriceSteps",
                column: "ReferencePriceId");

            migrationBuilder.CreateIndex(
                name: "IX_ReserveAmendments_FilingId",
                table: "ReserveAmendments",
                column: "FilingId");

            migrationBuilder.CreateIndex(
                name: "IX_ReserveEntries_CountsForId_Year_Line_Bar_Amount",
                table: "ReserveEntries",
                columns: new[] { "CountsForId", "Year", "Line", "Bar", "Amount" });

            migrationBuilder.CreateIndex(
                name: "IX_ReserveEntries_PurchaseId_Part_Revision_IsReversal",
                table: "ReserveEntries",
                columns: new[] { "PurchaseId", "Part", "Revision", "IsReversal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReserveEntries_ReversesId",
                table: "ReserveEntries",
                column: "ReversesId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReserveEntries_UnitId_Year",
                table: "ReserveEntries",
                columns: new[] { "UnitId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_ReserveFilings_RepresentativeId_Year",
                table: "ReserveFilings",
                columns: new[] { "RepresentativeId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_ReserveFilings_UnitId_Year",
                table: "ReserveFilings",
                columns: new[] { "UnitId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReserveReminders_UnitId_Cause_Period",
                table: "ReserveReminders",
                columns: new[] { "UnitId", "Cause", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReserveRules_Year_AreaCode",
                table: "ReserveRules",
                columns: new[] { "Year", "AreaCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReviewMarks_ReviewId",
                table: "ReviewMarks",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_ShoppingListLines_ListId_OfferId",
                table: "ShoppingListLines",
                columns: new[] { "ListId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShoppingListLines_OfferId",
                table: "ShoppingListLines",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_ShoppingLists_OrganisationId_IsRemoved",
                table: "ShoppingLists",
                columns: new[] { "OrganisationId", "IsRemoved" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrderLines_OfferId",
                table: "StandingOrderLines",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrderLines_StandingOrderId_OfferId",
                table: "StandingOrderLines",
                columns: new[] { "StandingOrderId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrderOnce_StandingOrderId_DueOn",
                table: "StandingOrderOnce",
                columns: new[] { "StandingOrderId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrders_AddressId",
                table: "StandingOrders",
                column: "AddressId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrders_BuyerId_Status",
                table: "StandingOrders",
                columns: new[] { "BuyerId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrders_Number",
                table: "StandingOrders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrders_Status_StartsOn",
                table: "StandingOrders",
                columns: new[] { "Status", "StartsOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrderSkips_StandingOrderId_DueOn",
                table: "StandingOrderSkips",
                columns: new[] { "StandingOrderId", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandingOrderSteps_StandingOrderId",
                table: "StandingOrderSteps",
                column: "StandingOrderId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingRunProblems_RunId",
                table: "StandingRunProblems",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingRuns_BuyerId_DueOn",
                table: "StandingRuns",
                columns: new[] { "BuyerId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_StandingRuns_StandingOrderId_DueOn",
                table: "StandingRuns",
                columns: new[] { "StandingOrderId", "DueOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StandingRuns_Status_DueOn",
                table: "StandingRuns",
                columns: new[] { "Status", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplierReviews_ReviewerId",
                table: "SupplierReviews",
                column: "ReviewerId");

            migrationBuilder.CreateIndex(
                name: "IX_SupplierReviews_SupplierId_Year_ReviewerId",
                table: "SupplierReviews",
                columns: new[] { "SupplierId", "Year", "ReviewerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitBindings_PersonId",
                table: "UnitBindings",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitBindings_UnitId_Status",
                table: "UnitBindings",
                columns: new[] { "UnitId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_YearCalendars_OwnerCode_Year",
                table: "YearCalendars",
                columns: new[] { "OwnerCode", "Year" },
                unique: true);

            AppendOnly.Guard(migrationBuilder, "BudgetMovements", "AgreementDraws", "BidRevisions", "ReserveEntries");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "ActivityPapers");

            migrationBuilder.DropTable(
                name: "ActivityPromises");

            migrationBuilder.DropTable(
                name: "ActivitySuppliers");

            migrationBuilder.DropTable(
                name: "AgreementDraws");

            migrationBuilder.DropTable(
                name: "AgreementLines");

            migrationBuilder.DropTable(
                name: "AgreementSteps");

            migrationBuilder.DropTable(
                name: "ApprovalRuleApprovers");

            migrationBuilder.DropTable(
                name: "AwardedLines");

            migrationBuilder.DropTable(
                name: "BidLines");

            migrationBuilder.DropTable(
                name: "BidRevisions");

            migrationBuilder.DropTable(
                name: "BindingCorrections");

            migrationBuilder.DropTable(
                name: "BudgetMovements");

            migrationBuilder.DropTable(
                name: "CanteenContracts");

            migrationBuilder.DropTable(
                name: "ClaimedNumbers");

            migrationBuilder.DropTable(
                name: "Column832Titles");

            migrationBuilder.DropTable(
                name: "ComparedQuotes");

            migrationBuilder.DropTable(
                name: "ComplaintFiles");

            migrationBuilder.DropTable(
                name: "ComplaintMessages");

            migrationBuilder.DropTable(
                name: "ComplaintSteps");

            migrationBuilder.DropTable(
                name: "ComplaintTerms");

            migrationBuilder.DropTable(
                name: "DeclarationLines");

            migrationBuilder.DropTable(
                name: "DeclarationPapers");

            migrationBuilder.DropTable(
                name: "DeclarationSteps");

            migrationBuilder.DropTable(
                name: "HandOvers");

            migrationBuilder.DropTable(
                name: "HolidayPeriods");

            migrationBuilder.DropTable(
                name: "InvitedSuppliers");

            migrationBuilder.DropTable(
                name: "OrderApprovals");

            migrationBuilder.DropTable(
                name: "PledgeGoods");

            migrationBuilder.DropTable(
                name: "PledgeReminders");

            migrationBuilder.DropTable(
                name: "PledgeSteps");

            migrationBuilder.DropTable(
                name: "PurchaseThresholds");

            migrationBuilder.DropTable(
                name: "QuotationLines");

            migrationBuilder.DropTable(
                name: "QuotationSteps");

            migrationBuilder.DropTable(
                name: "Ratings");

            migrationBuilder.DropTable(
                name: "Records832");

            migrationBuilder.DropTable(
                name: "ReferencePriceSteps");

            migrationBuilder.DropTable(
                name: "ReserveAmendments");

            migrationBuilder.DropTable(
                name: "ReserveEntries");

            migrationBuilder.DropTable(
                name: "ReserveReminders");

            migrationBuilder.DropTable(
                name: "ReserveRules");

            migrationBuilder.DropTable(
                name: "ReviewMarks");

            migrationBuilder.DropTable(
                name: "ShoppingListLines");

            migrationBuilder.DropTable(
                name: "StandingOrderLines");

            migrationBuilder.DropTable(
                name: "StandingOrderOnce");

            migrationBuilder.DropTable(
                name: "StandingOrderSkips");

            migrationBuilder.DropTable(
                name: "StandingOrderSteps");

            migrationBuilder.DropTable(
                name: "StandingRunProblems");

            migrationBuilder.DropTable(
                name: "UnitBindings");

            migrationBuilder.DropTable(
                name: "YearCalendars");

            migrationBuilder.DropTable(
                name: "YearEndReminders");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "ApprovalRules");

            migrationBuilder.DropTable(
                name: "Bids");

            migrationBuilder.DropTable(
                name: "BudgetLines");

            migrationBuilder.DropTable(
                name: "Columns832");

            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropTable(
                name: "Complaints");

            migrationBuilder.DropTable(
                name: "Declarations");

            migrationBuilder.DropTable(
                name: "Pledges");

            migrationBuilder.DropTable(
                name: "ReferencePrices");

            migrationBuilder.DropTable(
                name: "ReserveFilings");

            migrationBuilder.DropTable(
                name: "Purchases832");

            migrationBuilder.DropTable(
                name: "SupplierReviews");

            migrationBuilder.DropTable(
                name: "ShoppingLists");

            migrationBuilder.DropTable(
                name: "StandingRuns");

            migrationBuilder.DropTable(
                name: "Quotations");

            migrationBuilder.DropTable(
                name: "ActivityEvents");

            migrationBuilder.DropTable(
                name: "OutsideBuyers");

            migrationBuilder.DropTable(
                name: "StandingOrders");

            migrationBuilder.DropIndex(
                name: "IX_Orders_ActivityEventId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "CanteenKind",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ActivityEventId",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "AnyApproverIsEnough",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "ComparisonId",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "OrganisationId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "MorePosts",
                table: "Invitations");

            migrationBuilder.DropColumn(
                name: "BarredCanteens",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "IsWildMushroom",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "ComparisonId",
                table: "CartLines");
        }
    }
}
