using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NothingToCount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Results_DenominatorNotZero",
                table: "Results");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Results_FigureOrReason",
                table: "Results");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Restatements_DenominatorNotZero",
                table: "Restatements");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Restatements_FigureOrReason",
                table: "Restatements");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Results_DenominatorNotZero",
                table: "Results",
                sql: "[Denominator] IS NULL OR CAST([Denominator] AS FLOAT) <> 0 OR ([Numerator] IS NOT NULL AND CAST([Numerator] AS FLOAT) = 0 AND [Denominator] IS NOT NULL AND CAST([Denominator] AS FLOAT) = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Results_FigureOrReason",
                table: "Results",
                sql: "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL OR ([Numerator] IS NOT NULL AND CAST([Numerator] AS FLOAT) = 0 AND [Denominator] IS NOT NULL AND CAST([Denominator] AS FLOAT) = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Restatements_DenominatorNotZero",
                table: "Restatements",
                sql: "[Denominator] IS NULL OR CAST([Denominator] AS FLOAT) <> 0 OR ([Numerator] IS NOT NULL AND CAST([Numerator] AS FLOAT) = 0 AND [Denominator] IS NOT NULL AND CAST([Denominator] AS FLOAT) = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Restatements_FigureOrReason",
                table: "Restatements",
                sql: "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL OR ([Numerator] IS NOT NULL AND CAST([Numerator] AS FLOAT) = 0 AND [Denominator] IS NOT NULL AND CAST([Denominator] AS FLOAT) = 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Results_DenominatorNotZero",
                table: "Results");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Results_FigureOrReason",
                table: "Results");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Restatements_DenominatorNotZero",
                table: "Restatements");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Restatements_FigureOrReason",
                table: "Restatements");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Results_DenominatorNotZero",
                table: "Results",
                sql: "CAST([Denominator] AS FLOAT) <> 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Results_FigureOrReason",
                table: "Results",
                sql: "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Restatements_DenominatorNotZero",
                table: "Restatements",
                sql: "CAST([Denominator] AS FLOAT) <> 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Restatements_FigureOrReason",
                table: "Restatements",
                sql: "[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL");
        }
    }
}
