using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TargetKindsAndFloors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets");

            migrationBuilder.AddColumn<decimal>(
                name: "Floor",
                table: "Targets",
                type: "TEXT",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastYear",
                table: "SchemeStatuses",
                type: "TEXT",
                unicode: false,
                maxLength: 20,
                nullable: false,
                defaultValue: "Any");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_FloorBesideFigure",
                table: "Targets",
                sql: "[Floor] IS NULL OR [Value] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets",
                sql: "[Kind] IN ('Target', 'NoTarget', 'BaselinePeriod', 'AtLeast', 'AtMost', 'MoreThan', 'FewerThan', 'Expected')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_KindHasItsFigure",
                table: "Targets",
                sql: "[Kind] IN ('Target', 'NoTarget', 'BaselinePeriod') OR [Value] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets",
                sql: "[Kind] <> 'NoTarget' OR ([Value] IS NULL AND [Low] IS NULL AND [High] IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_SchemeStatuses_LastYear",
                table: "SchemeStatuses",
                sql: "[LastYear] IN ('Any', 'AsGood', 'Better')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_FloorBesideFigure",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_KindHasItsFigure",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_SchemeStatuses_LastYear",
                table: "SchemeStatuses");

            migrationBuilder.DropColumn(
                name: "Floor",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "LastYear",
                table: "SchemeStatuses");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets",
                sql: "[Kind] IN ('Target', 'NoTarget', 'BaselinePeriod')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets",
                sql: "[Kind] = 'Target' OR ([Value] IS NULL AND [Low] IS NULL AND [High] IS NULL)");
        }
    }
}
