using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Actor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    MeasureId = table.Column<int>(type: "int", nullable: true),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Summary = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Collections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collections", x => x.Id);
                    table.CheckConstraint("CK_Collections_FinancialQuarter", "[Period] LIKE '____/__ Q_'");
                    table.CheckConstraint("CK_Collections_State", "[State] IN ('Open', 'SignedOff')");
                });

            migrationBuilder.CreateTable(
                name: "Committees",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Committees", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Directorates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Directorates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlanItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Number = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ParentId = table.Column<int>(type: "int", nullable: true),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanItems", x => x.Id);
                    table.CheckConstraint("CK_PlanItems_Kind", "[Kind] IN ('Priority', 'Outcome', 'Programme', 'Project', 'WayOfWorking')");
                    table.CheckConstraint("CK_PlanItems_NotItsOwnParent", "[ParentId] <> [Id]");
                    table.ForeignKey(
                        name: "FK_PlanItems_PlanItems_ParentId",
                        column: x => x.ParentId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingSchemes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    InForceTo = table.Column<DateOnly>(type: "date", nullable: true),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingSchemes", x => x.Id);
                    table.CheckConstraint("CK_RatingSchemes_InForce", "[InForceTo] >= [InForceFrom]");
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<int>(type: "int", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CommitteeMeetings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CommitteeId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeMeetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CommitteeMeetings_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DirectorateId = table.Column<int>(type: "int", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Directorates_DirectorateId",
                        column: x => x.DirectorateId,
                        principalTable: "Directorates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanItemId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanNotes_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SchemeStatuses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RatingSchemeId = table.Column<int>(type: "int", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Label = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ShortLabel = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Shape = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Colour = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    LargestShortfall = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SchemeStatuses", x => x.Id);
                    table.CheckConstraint("CK_SchemeStatuses_Colour", "[Colour] IN ('Green', 'Amber', 'Red', 'Blue', 'Grey')");
                    table.CheckConstraint("CK_SchemeStatuses_Kind", "[Kind] IN ('Percent', 'Points', 'Units')");
                    table.CheckConstraint("CK_SchemeStatuses_LargestShortfall", "CAST([LargestShortfall] AS FLOAT) >= 0");
                    table.CheckConstraint("CK_SchemeStatuses_Order", "[Order] >= 0");
                    table.CheckConstraint("CK_SchemeStatuses_Shape", "[Shape] IN ('Circle', 'Triangle', 'Square', 'Diamond', 'Cross')");
                    table.ForeignKey(
                        name: "FK_SchemeStatuses_RatingSchemes_RatingSchemeId",
                        column: x => x.RatingSchemeId,
                        principalTable: "RatingSchemes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    RoleId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Measures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    PlanItemId = table.Column<int>(type: "int", nullable: true),
                    DirectorateId = table.Column<int>(type: "int", nullable: true),
                    Service = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Portfolio = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Unit = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Decimals = table.Column<int>(type: "int", nullable: false),
                    Good = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Frequency = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Calendar = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Arrears = table.Column<int>(type: "int", nullable: false),
                    Entry = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    QuarterRule = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    YearRule = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    CollectsRatio = table.Column<bool>(type: "bit", nullable: false),
                    SchemeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    IsDataOnly = table.Column<bool>(type: "bit", nullable: false),
                    Tolerance = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    ToleranceKind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Trend = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Flags = table.Column<int>(type: "int", unicode: false, maxLength: 20, nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measures", x => x.Id);
                    table.CheckConstraint("CK_Measures_Arrears", "[Arrears] >= 0");
                    table.CheckConstraint("CK_Measures_Basis", "[Basis] IN ('InPeriod', 'YearToDate')");
                    table.CheckConstraint("CK_Measures_Calendar", "[Calendar] IN ('Financial', 'Academic', 'Calendar')");
                    table.CheckConstraint("CK_Measures_Decimals", "[Decimals] BETWEEN 0 AND 4");
                    table.CheckConstraint("CK_Measures_Entry", "[Entry] IN ('InPeriod', 'YearToDate', 'Running')");
                    table.CheckConstraint("CK_Measures_Frequency", "[Frequency] IN ('Month', 'Quarter', 'Term', 'Survey', 'HalfYear', 'Year')");
                    table.CheckConstraint("CK_Measures_Good", "[Good] IN ('Higher', 'Lower', 'Range', 'None')");
                    table.CheckConstraint("CK_Measures_QuarterRule", "[QuarterRule] IN ('None', 'Sum', 'Average', 'Weighted', 'Last', 'Maximum')");
                    table.CheckConstraint("CK_Measures_ToleranceHasItsKind", "([Tolerance] IS NULL AND [ToleranceKind] IS NULL) OR ([Tolerance] IS NOT NULL AND [ToleranceKind] IS NOT NULL)");
                    table.CheckConstraint("CK_Measures_ToleranceKind", "[ToleranceKind] IN ('Percent', 'Points', 'Units')");
                    table.CheckConstraint("CK_Measures_ToleranceNotNegative", "CAST([Tolerance] AS FLOAT) >= 0");
                    table.CheckConstraint("CK_Measures_Trend", "[Trend] IN ('Ongoing', 'YearOnYear')");
                    table.CheckConstraint("CK_Measures_YearRule", "[YearRule] IN ('None', 'Sum', 'Average', 'Weighted', 'Last', 'Maximum')");
                    table.ForeignKey(
                        name: "FK_Measures_AspNetUsers_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Measures_Directorates_DirectorateId",
                        column: x => x.DirectorateId,
                        principalTable: "Directorates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Measures_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Benchmarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Area = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Benchmarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Benchmarks_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedById = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Numerator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    YearToDate = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Reason = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Quality = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JudgedStatus = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoteDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.CheckConstraint("CK_Drafts_Quality", "[Quality] IN ('Actual', 'Provisional', 'Estimated')");
                    table.CheckConstraint("CK_Drafts_Reason", "[Reason] IN ('NotDue', 'AwaitingData', 'NotAvailable', 'InArrears', 'MethodChanged', 'Suppressed')");
                    table.ForeignKey(
                        name: "FK_Drafts_AspNetUsers_SavedById",
                        column: x => x.SavedById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Drafts_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureCommittees",
                columns: table => new
                {
                    CommitteeId = table.Column<int>(type: "int", nullable: false),
                    MeasureId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureCommittees", x => new { x.CommitteeId, x.MeasureId });
                    table.ForeignKey(
                        name: "FK_MeasureCommittees_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeasureCommittees_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MethodBreaks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MethodBreaks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MethodBreaks_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Results",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SubmittedById = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Numerator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    YearToDate = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Reason = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Quality = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JudgedStatus = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoteDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Results", x => x.Id);
                    table.CheckConstraint("CK_Results_DenominatorNotZero", "CAST([Denominator] AS FLOAT) <> 0");
                    table.CheckConstraint("CK_Results_FigureOrReason", "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL");
                    table.CheckConstraint("CK_Results_NoFiguresBesideReason", "[Reason] IS NULL OR ([Value] IS NULL AND [YearToDate] IS NULL AND [Numerator] IS NULL AND [Denominator] IS NULL)");
                    table.CheckConstraint("CK_Results_Quality", "[Quality] IN ('Actual', 'Provisional', 'Estimated')");
                    table.CheckConstraint("CK_Results_Reason", "[Reason] IN ('NotDue', 'AwaitingData', 'NotAvailable', 'InArrears', 'MethodChanged', 'Suppressed')");
                    table.ForeignKey(
                        name: "FK_Results_AspNetUsers_SubmittedById",
                        column: x => x.SubmittedById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Results_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Targets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Low = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    High = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Words = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Targets", x => x.Id);
                    table.CheckConstraint("CK_Targets_LowToHigh", "CAST([Low] AS FLOAT) <= CAST([High] AS FLOAT)");
                    table.CheckConstraint("CK_Targets_NotEmpty", "[Value] IS NOT NULL OR [Low] IS NOT NULL OR [High] IS NOT NULL OR [Words] IS NOT NULL");
                    table.CheckConstraint("CK_Targets_NumberOrRange", "[Value] IS NULL OR ([Low] IS NULL AND [High] IS NULL)");
                    table.ForeignKey(
                        name: "FK_Targets_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Restatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureResultId = table.Column<int>(type: "int", nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReplacedById = table.Column<int>(type: "int", nullable: true),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Numerator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Denominator = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    YearToDate = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Reason = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Quality = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Label = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JudgedStatus = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    NoteDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Restatements", x => x.Id);
                    table.CheckConstraint("CK_Restatements_DenominatorNotZero", "CAST([Denominator] AS FLOAT) <> 0");
                    table.CheckConstraint("CK_Restatements_FigureOrReason", "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL");
                    table.CheckConstraint("CK_Restatements_NoFiguresBesideReason", "[Reason] IS NULL OR ([Value] IS NULL AND [YearToDate] IS NULL AND [Numerator] IS NULL AND [Denominator] IS NULL)");
                    table.CheckConstraint("CK_Restatements_Quality", "[Quality] IN ('Actual', 'Provisional', 'Estimated')");
                    table.CheckConstraint("CK_Restatements_Reason", "[Reason] IN ('NotDue', 'AwaitingData', 'NotAvailable', 'InArrears', 'MethodChanged', 'Suppressed')");
                    table.ForeignKey(
                        name: "FK_Restatements_AspNetUsers_ReplacedById",
                        column: x => x.ReplacedById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Restatements_Results_MeasureResultId",
                        column: x => x.MeasureResultId,
                        principalTable: "Results",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail",
                unique: true,
                filter: "[NormalizedEmail] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_DirectorateId",
                table: "AspNetUsers",
                column: "DirectorateId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_At",
                table: "Audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_MeasureId_At",
                table: "Audit",
                columns: new[] { "MeasureId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Benchmarks_MeasureId_Period_Area",
                table: "Benchmarks",
                columns: new[] { "MeasureId", "Period", "Area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Collections_Period",
                table: "Collections",
                column: "Period",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Collections_PeriodEnd",
                table: "Collections",
                column: "PeriodEnd");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMeetings_CommitteeId_Period",
                table: "CommitteeMeetings",
                columns: new[] { "CommitteeId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeMeetings_Date",
                table: "CommitteeMeetings",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_Committees_Name",
                table: "Committees",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Directorates_Name",
                table: "Directorates",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_MeasureId_Period",
                table: "Drafts",
                columns: new[] { "MeasureId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_SavedById",
                table: "Drafts",
                column: "SavedById");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureCommittees_MeasureId",
                table: "MeasureCommittees",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_Code",
                table: "Measures",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measures_DirectorateId",
                table: "Measures",
                column: "DirectorateId");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_OwnerId",
                table: "Measures",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_PlanItemId",
                table: "Measures",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_MethodBreaks_MeasureId_From",
                table: "MethodBreaks",
                columns: new[] { "MeasureId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_Key",
                table: "PlanItems",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_ParentId",
                table: "PlanItems",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanNotes_Period",
                table: "PlanNotes",
                column: "Period");

            migrationBuilder.CreateIndex(
                name: "IX_PlanNotes_PlanItemId_Period",
                table: "PlanNotes",
                columns: new[] { "PlanItemId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingSchemes_Name_InForceFrom",
                table: "RatingSchemes",
                columns: new[] { "Name", "InForceFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Restatements_MeasureResultId",
                table: "Restatements",
                column: "MeasureResultId");

            migrationBuilder.CreateIndex(
                name: "IX_Restatements_ReplacedById",
                table: "Restatements",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_Results_MeasureId_Period",
                table: "Results",
                columns: new[] { "MeasureId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Results_PeriodEnd",
                table: "Results",
                column: "PeriodEnd");

            migrationBuilder.CreateIndex(
                name: "IX_Results_SubmittedById",
                table: "Results",
                column: "SubmittedById");

            migrationBuilder.CreateIndex(
                name: "IX_SchemeStatuses_RatingSchemeId_Key",
                table: "SchemeStatuses",
                columns: new[] { "RatingSchemeId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SchemeStatuses_RatingSchemeId_Order",
                table: "SchemeStatuses",
                columns: new[] { "RatingSchemeId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Targets_MeasureId_Period",
                table: "Targets",
                columns: new[] { "MeasureId", "Period" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Benchmarks");

            migrationBuilder.DropTable(
                name: "Collections");

            migrationBuilder.DropTable(
                name: "CommitteeMeetings");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "MeasureCommittees");

            migrationBuilder.DropTable(
                name: "MethodBreaks");

            migrationBuilder.DropTable(
                name: "PlanNotes");

            migrationBuilder.DropTable(
                name: "Restatements");

            migrationBuilder.DropTable(
                name: "SchemeStatuses");

            migrationBuilder.DropTable(
                name: "Targets");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "Committees");

            migrationBuilder.DropTable(
                name: "Results");

            migrationBuilder.DropTable(
                name: "RatingSchemes");

            migrationBuilder.DropTable(
                name: "Measures");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "PlanItems");

            migrationBuilder.DropTable(
                name: "Directorates");
        }
    }
}
