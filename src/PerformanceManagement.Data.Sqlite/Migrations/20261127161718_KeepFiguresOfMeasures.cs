using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeepFiguresOfMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_Measures_MeasureId",
                table: "Drafts");

            migrationBuilder.DropForeignKey(
                name: "FK_Results_Measures_MeasureId",
                table: "Results");

            migrationBuilder.DropForeignKey(
                name: "FK_Targets_Measures_MeasureId",
                table: "Targets");

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_Measures_MeasureId",
                table: "Drafts",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Results_Measures_MeasureId",
                table: "Results",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Targets_Measures_MeasureId",
                table: "Targets",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Drafts_Measures_MeasureId",
                table: "Drafts");

            migrationBuilder.DropForeignKey(
                name: "FK_Results_Measures_MeasureId",
                table: "Results");

            migrationBuilder.DropForeignKey(
                name: "FK_Targets_Measures_MeasureId",
                table: "Targets");

            migrationBuilder.AddForeignKey(
                name: "FK_Drafts_Measures_MeasureId",
                table: "Drafts",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Results_Measures_MeasureId",
                table: "Results",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_Targets_Measures_MeasureId",
                table: "Targets",
                column: "MeasureId",
                principalTable: "Measures",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
