using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeepCouncilInBrowser : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "SetById",
                table: "RatingOverrides",
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "PlanItems",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PlanId",
                table: "PlanItems",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "Measures",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DataSource",
                table: "Measures",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HowCollected",
                table: "Measures",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QualityNotes",
                table: "Measures",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReplacedById",
                table: "Measures",
                type: "int",
                nullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "SetById",
                table: "LimitRebases",
                type: "int",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "Directorates",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Directorates",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "Committees",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "Committees",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "CommitteeMeetings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "DisabledAt",
                table: "AspNetUsers",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PasswordLinkUntil",
                table: "AspNetUsers",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CouncilLogos",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Png = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AlternativeText = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Width = table.Column<int>(type: "int", nullable: false),
                    Height = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilLogos", x => x.Id);
                    table.CheckConstraint("CK_CouncilLogos_One", "[Id] = 1");
                });

            migrationBuilder.CreateTable(
                name: "CouncilPlans",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilPlans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CouncilSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProductName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    BrandColour = table.Column<string>(type: "varchar(7)", unicode: false, maxLength: 7, nullable: true),
                    Support = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Profile = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ReportFrom = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CoordinatedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    LeadOfficer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ApproversPrepareReports = table.Column<bool>(type: "bit", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilSettings", x => x.Id);
                    table.CheckConstraint("CK_CouncilSettings_One", "[Id] = 1");
                });

            migrationBuilder.CreateTable(
                name: "EarlierCodes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    GivenUpAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EarlierCodes_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EarlierDefinition",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierDefinition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EarlierDefinition_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EarlierPlaces",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    PlanItemId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierPlaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EarlierPlaces_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EarlierPlaces_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ListedNames",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListedNames", x => x.Id);
                    table.CheckConstraint("CK_ListedNames_Kind", "[Kind] IN ('Directorate', 'Service', 'PortfolioHolder', 'Committee')");
                });

            migrationBuilder.CreateTable(
                name: "PackRunParts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ContentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackRunParts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PackRuns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentById = table.Column<int>(type: "int", nullable: false),
                    SentBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NeedsRepaint = table.Column<bool>(type: "bit", nullable: false),
                    MayRepaint = table.Column<bool>(type: "bit", nullable: false),
                    Because = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Problems = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackRuns", x => x.Id);
                    table.CheckConstraint("CK_PackRuns_State", "[State] IN ('Waiting', 'Checking', 'Checked', 'Asked', 'Importing', 'Done', 'Refused', 'Failed', 'Stopped')");
                    table.ForeignKey(
                        name: "FK_PackRuns_AspNetUsers_SentById",
                        column: x => x.SentById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RememberedMappings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Signature = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RememberedMappings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SheetUploads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OwnerId = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SheetUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SheetUploads_AspNetUsers_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PackRunFiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PackRunId = table.Column<int>(type: "int", nullable: false),
                    File = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Added = table.Column<int>(type: "int", nullable: false),
                    Changed = table.Column<int>(type: "int", nullable: false),
                    Unchanged = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackRunFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PackRunFiles_PackRuns_PackRunId",
                        column: x => x.PackRunId,
                        principalTable: "PackRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PackRunLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PackRunId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    File = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Row = table.Column<int>(type: "int", nullable: true),
                    Column = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackRunLines", x => x.Id);
                    table.CheckConstraint("CK_PackRunLines_Kind", "[Kind] IN ('Problem', 'Repaint', 'Changed', 'Added', 'Remark')");
                    table.ForeignKey(
                        name: "FK_PackRunLines_PackRuns_PackRunId",
                        column: x => x.PackRunId,
                        principalTable: "PackRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PackRunUploads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PackRunId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    ContentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackRunUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PackRunUploads_PackRuns_PackRunId",
                        column: x => x.PackRunId,
                        principalTable: "PackRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlanItems_PlanId",
                table: "PlanItems",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_ReplacedById",
                table: "Measures",
                column: "ReplacedById");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilPlans_From",
                table: "CouncilPlans",
                column: "From",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouncilPlans_Name",
                table: "CouncilPlans",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EarlierCodes_Code",
                table: "EarlierCodes",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EarlierCodes_MeasureId",
                table: "EarlierCodes",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_EarlierDefinition_MeasureId_Until",
                table: "EarlierDefinition",
                columns: new[] { "MeasureId", "Until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EarlierPlaces_MeasureId_Until",
                table: "EarlierPlaces",
                columns: new[] { "MeasureId", "Until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EarlierPlaces_PlanItemId",
                table: "EarlierPlaces",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ListedNames_Kind_Name",
                table: "ListedNames",
                columns: new[] { "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PackRunFiles_PackRunId",
                table: "PackRunFiles",
                column: "PackRunId");

            migrationBuilder.CreateIndex(
                name: "IX_PackRunLines_PackRunId_Kind_Id",
                table: "PackRunLines",
                columns: new[] { "PackRunId", "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PackRunParts_ContentId_Number",
                table: "PackRunParts",
                columns: new[] { "ContentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PackRuns_SentById",
                table: "PackRuns",
                column: "SentById");

            migrationBuilder.CreateIndex(
                name: "IX_PackRuns_State_Id",
                table: "PackRuns",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PackRunUploads_PackRunId",
                table: "PackRunUploads",
                column: "PackRunId");

            migrationBuilder.CreateIndex(
                name: "IX_PackRunUploads_Sha256",
                table: "PackRunUploads",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_RememberedMappings_Signature",
                table: "RememberedMappings",
                column: "Signature",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SheetUploads_ExpiresAt",
                table: "SheetUploads",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_SheetUploads_OwnerId",
                table: "SheetUploads",
                column: "OwnerId");

            migrationBuilder.AddForeignKey(
                name: "FK_Measures_Measures_ReplacedById",
                table: "Measures",
                column: "ReplacedById",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_PlanItems_CouncilPlans_PlanId",
                table: "PlanItems",
                column: "PlanId",
                principalTable: "CouncilPlans",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Measures_Measures_ReplacedById",
                table: "Measures");

            migrationBuilder.DropForeignKey(
                name: "FK_PlanItems_CouncilPlans_PlanId",
                table: "PlanItems");

            migrationBuilder.DropTable(
                name: "CouncilLogos");

            migrationBuilder.DropTable(
                name: "CouncilPlans");

            migrationBuilder.DropTable(
                name: "CouncilSettings");

            migrationBuilder.DropTable(
                name: "EarlierCodes");

            migrationBuilder.DropTable(
                name: "EarlierDefinition");

            migrationBuilder.DropTable(
                name: "EarlierPlaces");

            migrationBuilder.DropTable(
                name: "ListedNames");

            migrationBuilder.DropTable(
                name: "PackRunFiles");

            migrationBuilder.DropTable(
                name: "PackRunLines");

            migrationBuilder.DropTable(
                name: "PackRunParts");

            migrationBuilder.DropTable(
                name: "PackRunUploads");

            migrationBuilder.DropTable(
                name: "RememberedMappings");

            migrationBuilder.DropTable(
                name: "SheetUploads");

            migrationBuilder.DropTable(
                name: "PackRuns");

            migrationBuilder.DropIndex(
                name: "IX_PlanItems_PlanId",
                table: "PlanItems");

            migrationBuilder.DropIndex(
                name: "IX_Measures_ReplacedById",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "PlanItems");

            migrationBuilder.DropColumn(
                name: "PlanId",
                table: "PlanItems");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "DataSource",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "HowCollected",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "QualityNotes",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "Directorates");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Directorates");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "Committees");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Committees");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "CommitteeMeetings");

            migrationBuilder.DropColumn(
                name: "DisabledAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "PasswordLinkUntil",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<int>(
                name: "SetById",
                table: "RatingOverrides",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "SetById",
                table: "LimitRebases",
                type: "int",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "int",
                oldNullable: true);
        }
    }
}
