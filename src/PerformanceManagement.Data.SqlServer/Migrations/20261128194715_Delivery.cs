using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Delivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeliveryItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    About = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ParentId = table.Column<int>(type: "int", nullable: true),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    LeadOfficer = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    PortfolioHolder = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DirectorateId = table.Column<int>(type: "int", nullable: true),
                    Source = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Tranche = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueText = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsOpenEnded = table.Column<bool>(type: "bit", nullable: false),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    InherentScore = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    TargetScore = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Partners = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    WorkingDays = table.Column<int>(type: "int", nullable: true),
                    TargetPercent = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    EscalatesToId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryItems", x => x.Id);
                    table.CheckConstraint("CK_DeliveryItems_Kind", "[Kind] IN ('Workstream', 'Programme', 'Project', 'ProjectItem', 'ActionPlan', 'PlannedAction', 'Risk', 'Partnership', 'VolumeTable', 'VolumeLine')");
                    table.CheckConstraint("CK_DeliveryItems_NotUnderItself", "[ParentId] IS NULL OR [ParentId] <> [Id]");
                    table.CheckConstraint("CK_DeliveryItems_Source", "[Source] IN ('PeerChallenge', 'Audit', 'Inspection', 'Scrutiny', 'Other')");
                    table.ForeignKey(
                        name: "FK_DeliveryItems_DeliveryItems_EscalatesToId",
                        column: x => x.EscalatesToId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeliveryItems_DeliveryItems_ParentId",
                        column: x => x.ParentId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeliveryItems_Directorates_DirectorateId",
                        column: x => x.DirectorateId,
                        principalTable: "Directorates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RiskScales",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Likelihoods = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Impacts = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Appetite = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RiskScales", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryCommittees",
                columns: table => new
                {
                    CommitteeId = table.Column<int>(type: "int", nullable: false),
                    ItemId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryCommittees", x => new { x.CommitteeId, x.ItemId });
                    table.ForeignKey(
                        name: "FK_DeliveryCommittees_Committees_CommitteeId",
                        column: x => x.CommitteeId,
                        principalTable: "Committees",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeliveryCommittees_DeliveryItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryMeasures",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "int", nullable: false),
                    MeasureId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryMeasures", x => new { x.ItemId, x.MeasureId });
                    table.ForeignKey(
                        name: "FK_DeliveryMeasures_DeliveryItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeliveryMeasures_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryPlanItems",
                columns: table => new
                {
                    ItemId = table.Column<int>(type: "int", nullable: false),
                    PlanItemId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryPlanItems", x => new { x.ItemId, x.PlanItemId });
                    table.ForeignKey(
                        name: "FK_DeliveryPlanItems_DeliveryItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeliveryPlanItems_PlanItems_PlanItemId",
                        column: x => x.PlanItemId,
                        principalTable: "PlanItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliverySteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ItemId = table.Column<int>(type: "int", nullable: false),
                    SortOrder = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Group = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DueText = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsOpenEnded = table.Column<bool>(type: "bit", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Update = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliverySteps", x => x.Id);
                    table.CheckConstraint("CK_DeliverySteps_Kind", "[Kind] IN ('Milestone', 'PlannedItem', 'Mitigation')");
                    table.ForeignKey(
                        name: "FK_DeliverySteps_DeliveryItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryUpdates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ItemId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    PeriodEnd = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Rating = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Because = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Status = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    PercentComplete = table.Column<int>(type: "int", nullable: true),
                    Score = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Narrative = table.Column<string>(type: "nvarchar(max)", maxLength: 30000, nullable: true),
                    Achievements = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    NextSteps = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    CarriedFrom = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: true),
                    Received = table.Column<int>(type: "int", nullable: true),
                    Issued = table.Column<int>(type: "int", nullable: true),
                    Within = table.Column<int>(type: "int", nullable: true),
                    PrintedPercent = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Outcomes = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ReturnedBecause = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryUpdates", x => x.Id);
                    table.CheckConstraint("CK_DeliveryUpdates_Percent", "[PercentComplete] IS NULL OR [PercentComplete] BETWEEN 0 AND 100");
                    table.CheckConstraint("CK_DeliveryUpdates_State", "[State] IN ('Draft', 'Submitted', 'Returned', 'SignedOff')");
                    table.CheckConstraint("CK_DeliveryUpdates_Status", "[Status] IN ('NotStarted', 'OnTrack', 'AtRisk', 'OffTrack', 'Complete', 'Stopped')");
                    table.ForeignKey(
                        name: "FK_DeliveryUpdates_DeliveryItems_ItemId",
                        column: x => x.ItemId,
                        principalTable: "DeliveryItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryCommittees_ItemId",
                table: "DeliveryCommittees",
                column: "ItemId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_Code",
                table: "DeliveryItems",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_DirectorateId",
                table: "DeliveryItems",
                column: "DirectorateId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_EscalatesToId",
                table: "DeliveryItems",
                column: "EscalatesToId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_Kind_ClosedOn",
                table: "DeliveryItems",
                columns: new[] { "Kind", "ClosedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_ParentId",
                table: "DeliveryItems",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryMeasures_MeasureId",
                table: "DeliveryMeasures",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryPlanItems_PlanItemId",
                table: "DeliveryPlanItems",
                column: "PlanItemId");

            migrationBuilder.CreateIndex(
                name: "IX_DeliverySteps_DueOn",
                table: "DeliverySteps",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_DeliverySteps_ItemId_SortOrder",
                table: "DeliverySteps",
                columns: new[] { "ItemId", "SortOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryUpdates_ItemId_Period",
                table: "DeliveryUpdates",
                columns: new[] { "ItemId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryUpdates_PeriodEnd_State",
                table: "DeliveryUpdates",
                columns: new[] { "PeriodEnd", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeliveryCommittees");

            migrationBuilder.DropTable(
                name: "DeliveryMeasures");

            migrationBuilder.DropTable(
                name: "DeliveryPlanItems");

            migrationBuilder.DropTable(
                name: "DeliverySteps");

            migrationBuilder.DropTable(
                name: "DeliveryUpdates");

            migrationBuilder.DropTable(
                name: "RiskScales");

            migrationBuilder.DropTable(
                name: "DeliveryItems");
        }
    }
}
