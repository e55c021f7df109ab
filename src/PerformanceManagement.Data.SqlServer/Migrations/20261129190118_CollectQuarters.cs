using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CollectQuarters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "QualityNote",
                table: "Results",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QualityNote",
                table: "Restatements",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QualityNote",
                table: "Drafts",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwnEntriesMayBeApproved",
                table: "CouncilSettings",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ValuesNeedApproval",
                table: "CouncilSettings",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ApprovalsDueOn",
                table: "Collections",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosesOn",
                table: "Collections",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FirstMonthDueOn",
                table: "Collections",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsWhole",
                table: "Collections",
                type: "bit",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReopenedAt",
                table: "Collections",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReopenedBecause",
                table: "Collections",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReopenedBy",
                table: "Collections",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SecondMonthDueOn",
                table: "Collections",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ThirdMonthDueOn",
                table: "Collections",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ApprovalDeputies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DirectorateId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalDeputies", x => x.Id);
                    table.CheckConstraint("CK_ApprovalDeputies_Days", "[From] <= [Until]");
                    table.ForeignKey(
                        name: "FK_ApprovalDeputies_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ApprovalDeputies_Directorates_DirectorateId",
                        column: x => x.DirectorateId,
                        principalTable: "Directorates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AuditDetails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AuditEntryId = table.Column<long>(type: "bigint", nullable: false),
                    Field = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Before = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    After = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditDetails", x => x.Id);
                    table.CheckConstraint("CK_AuditDetails_Field", "[Field] IN ('Value', 'Note', 'Target', 'State', 'Owner', 'Rule')");
                    table.ForeignKey(
                        name: "FK_AuditDetails_Audit_AuditEntryId",
                        column: x => x.AuditEntryId,
                        principalTable: "Audit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CollectionTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Quarter = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    State = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Behind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    StateById = table.Column<int>(type: "int", nullable: true),
                    StateBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    StateAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ExcusedBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    IsAdded = table.Column<bool>(type: "bit", nullable: false),
                    GivenToId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectionTasks", x => x.Id);
                    table.CheckConstraint("CK_CollectionTasks_Behind", "[Behind] IN ('NotStarted', 'Draft', 'Submitted', 'Returned', 'Approved', 'Closed')");
                    table.CheckConstraint("CK_CollectionTasks_State", "[State] IN ('NotStarted', 'Draft', 'Submitted', 'Returned', 'Approved', 'Closed')");
                    table.ForeignKey(
                        name: "FK_CollectionTasks_AspNetUsers_GivenToId",
                        column: x => x.GivenToId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CollectionTasks_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EntryWorkbooks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OwnerId = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Rows = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EntryWorkbooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EntryWorkbooks_AspNetUsers_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Key = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: true),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Address = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    NextAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Problem = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                    table.CheckConstraint("CK_Outbox_State", "[State] IN ('Waiting', 'Sent', 'Failed')");
                    table.ForeignKey(
                        name: "FK_Outbox_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "YearChanges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: true),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Steps = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UndoneBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_YearChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDeputies_DirectorateId",
                table: "ApprovalDeputies",
                column: "DirectorateId");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalDeputies_UserId",
                table: "ApprovalDeputies",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditDetails_AuditEntryId_Field",
                table: "AuditDetails",
                columns: new[] { "AuditEntryId", "Field" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_GivenToId",
                table: "CollectionTasks",
                column: "GivenToId",
                filter: "[GivenToId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_MeasureId_Period",
                table: "CollectionTasks",
                columns: new[] { "MeasureId", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_CollectionTasks_Quarter_MeasureId_Period",
                table: "CollectionTasks",
                columns: new[] { "Quarter", "MeasureId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EntryWorkbooks_ExpiresAt",
                table: "EntryWorkbooks",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_EntryWorkbooks_OwnerId",
                table: "EntryWorkbooks",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_CreatedAt",
                table: "Outbox",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Key",
                table: "Outbox",
                column: "Key",
                unique: true,
                filter: "[Key] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_NextAt",
                table: "Outbox",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_UserId",
                table: "Outbox",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_YearChanges_Year",
                table: "YearChanges",
                column: "Year",
                unique: true,
                filter: "[UndoneAt] IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalDeputies");

            migrationBuilder.DropTable(
                name: "AuditDetails");

            migrationBuilder.DropTable(
                name: "CollectionTasks");

            migrationBuilder.DropTable(
                name: "EntryWorkbooks");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "YearChanges");

            migrationBuilder.DropColumn(
                name: "QualityNote",
                table: "Results");

            migrationBuilder.DropColumn(
                name: "QualityNote",
                table: "Restatements");

            migrationBuilder.DropColumn(
                name: "QualityNote",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "OwnEntriesMayBeApproved",
                table: "CouncilSettings");

            migrationBuilder.DropColumn(
                name: "ValuesNeedApproval",
                table: "CouncilSettings");

            migrationBuilder.DropColumn(
                name: "ApprovalsDueOn",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "ClosesOn",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "FirstMonthDueOn",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "IsWhole",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "ReopenedAt",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "ReopenedBecause",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "ReopenedBy",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "SecondMonthDueOn",
                table: "Collections");

            migrationBuilder.DropColumn(
                name: "ThirdMonthDueOn",
                table: "Collections");
        }
    }
}
