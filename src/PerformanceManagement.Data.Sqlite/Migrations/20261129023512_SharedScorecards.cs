using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SharedScorecards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Measures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "Everything",
                table: "DataVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Results_MeasureId_PeriodEnd",
                table: "Results",
                columns: new[] { "MeasureId", "PeriodEnd" });

            migrationBuilder.CreateIndex(
                name: "IX_Results_Suppressed",
                table: "Results",
                columns: new[] { "Reason", "MeasureId" },
                filter: "[Reason] = 'Suppressed'");

            migrationBuilder.CreateIndex(
                name: "IX_Results_WithNote",
                table: "Results",
                columns: new[] { "MeasureId", "PeriodEnd" },
                filter: "[Note] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Restatements_Corrections",
                table: "Restatements",
                column: "MeasureResultId",
                filter: "[SignedOffIn] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Measures_ChangedAt",
                table: "Measures",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Action_Period",
                table: "Audit",
                columns: new[] { "Action", "Period" });

            // The one row is there from now on, so that a change only ever moves it.
            migrationBuilder.Sql("INSERT INTO DataVersions (Id, Number, Everything) SELECT 1, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM DataVersions)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Results_MeasureId_PeriodEnd",
                table: "Results");

            migrationBuilder.DropIndex(
                name: "IX_Results_Suppressed",
                table: "Results");

            migrationBuilder.DropIndex(
                name: "IX_Results_WithNote",
                table: "Results");

            migrationBuilder.DropIndex(
                name: "IX_Restatements_Corrections",
                table: "Restatements");

            migrationBuilder.DropIndex(
                name: "IX_Measures_ChangedAt",
                table: "Measures");

            migrationBuilder.DropIndex(
                name: "IX_Audit_Action_Period",
                table: "Audit");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "Everything",
                table: "DataVersions");
        }
    }
}
