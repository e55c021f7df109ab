using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class RulesAsData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_NotEmpty",
                table: "Targets");

            migrationBuilder.DropIndex(
                name: "IX_RatingSchemes_Name_InForceFrom",
                table: "RatingSchemes");

            migrationBuilder.AddColumn<decimal>(
                name: "Baseline",
                table: "Targets",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BaselinePeriod",
                table: "Targets",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Targets",
                type: "varchar(20)",
                unicode: false,
                maxLength: 20,
                nullable: false,
                defaultValue: "Target");

            migrationBuilder.AddColumn<string>(
                name: "Profile",
                table: "Targets",
                type: "varchar(20)",
                unicode: false,
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Forecast",
                table: "Results",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Because",
                table: "Restatements",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Forecast",
                table: "Restatements",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignedOffIn",
                table: "Restatements",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "InForceFrom",
                table: "RatingSchemes",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<DateTime>(
                name: "SetAt",
                table: "RatingSchemes",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SetById",
                table: "RatingSchemes",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "BenchmarkBand",
                table: "Measures",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "NoChangeBand",
                table: "Measures",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Partial",
                table: "Measures",
                type: "varchar(20)",
                unicode: false,
                maxLength: 20,
                nullable: false,
                defaultValue: "Withheld");

            migrationBuilder.AddColumn<decimal>(
                name: "Forecast",
                table: "Drafts",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BenchmarkGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS"),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LimitRebases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SetById = table.Column<int>(type: "int", nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LimitRebases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LimitRebases_AspNetUsers_SetById",
                        column: x => x.SetById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LimitRebases_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureParts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WholeId = table.Column<int>(type: "int", nullable: false),
                    PartId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureParts", x => x.Id);
                    table.CheckConstraint("CK_MeasureParts_NotItself", "[WholeId] <> [PartId]");
                    table.ForeignKey(
                        name: "FK_MeasureParts_Measures_PartId",
                        column: x => x.PartId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MeasureParts_Measures_WholeId",
                        column: x => x.WholeId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RatingOverrides",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    SchemeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_CI_AS"),
                    Tolerance = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    ToleranceKind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SetById = table.Column<int>(type: "int", nullable: false),
                    SetAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingOverrides", x => x.Id);
                    table.CheckConstraint("CK_RatingOverrides_ToleranceHasItsKind", "([Tolerance] IS NULL AND [ToleranceKind] IS NULL) OR ([Tolerance] IS NOT NULL AND [ToleranceKind] IS NOT NULL)");
                    table.CheckConstraint("CK_RatingOverrides_ToleranceKind", "[ToleranceKind] IN ('Percent', 'Points', 'Units')");
                    table.CheckConstraint("CK_RatingOverrides_ToleranceNotNegative", "CAST([Tolerance] AS FLOAT) >= 0");
                    table.ForeignKey(
                        name: "FK_RatingOverrides_AspNetUsers_SetById",
                        column: x => x.SetById,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RatingOverrides_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrendSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Frequency = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Periods = table.Column<int>(type: "int", nullable: false),
                    LeastPeriods = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrendSettings", x => x.Id);
                    table.CheckConstraint("CK_TrendSettings_Frequency", "[Frequency] IN ('Month', 'Quarter', 'Term', 'Survey', 'HalfYear', 'Year')");
                    table.CheckConstraint("CK_TrendSettings_Periods", "[Periods] BETWEEN 1 AND 24 AND [LeastPeriods] BETWEEN 1 AND [Periods]");
                });

            migrationBuilder.CreateTable(
                name: "BenchmarkGroupMembers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BenchmarkGroupId = table.Column<int>(type: "int", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_CI_AS")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BenchmarkGroupMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BenchmarkGroupMembers_BenchmarkGroups_BenchmarkGroupId",
                        column: x => x.BenchmarkGroupId,
                        principalTable: "BenchmarkGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_BaselineHasItsPeriod",
                table: "Targets",
                sql: "([Baseline] IS NULL AND [BaselinePeriod] IS NULL) OR ([Baseline] IS NOT NULL AND [BaselinePeriod] IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets",
                sql: "[Kind] IN ('Target', 'NoTarget', 'BaselinePeriod')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets",
                sql: "[Kind] = 'Target' OR ([Value] IS NULL AND [Low] IS NULL AND [High] IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_NotEmpty",
                table: "Targets",
                sql: "[Kind] <> 'Target' OR [Value] IS NOT NULL OR [Low] IS NOT NULL OR [High] IS NOT NULL OR [Words] IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_Profile",
                table: "Targets",
                sql: "[Profile] IN ('Even', 'LastYear', 'AsGiven')");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Restatements_CorrectionHasItsReason",
                table: "Restatements",
                sql: "([SignedOffIn] IS NULL AND [Because] IS NULL) OR ([SignedOffIn] IS NOT NULL AND [Because] IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_RatingSchemes_Name_InForceFrom",
                table: "RatingSchemes",
                columns: new[] { "Name", "InForceFrom" },
                unique: true,
                filter: "[InForceFrom] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RatingSchemes_SetById",
                table: "RatingSchemes",
                column: "SetById");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Measures_BandsNotNegative",
                table: "Measures",
                sql: "([NoChangeBand] IS NULL OR CAST([NoChangeBand] AS FLOAT) >= 0) AND ([BenchmarkBand] IS NULL OR CAST([BenchmarkBand] AS FLOAT) >= 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Measures_Partial",
                table: "Measures",
                sql: "[Partial] IN ('Withheld', 'Shown')");

            migrationBuilder.CreateIndex(
                name: "IX_BenchmarkGroupMembers_BenchmarkGroupId_Area",
                table: "BenchmarkGroupMembers",
                columns: new[] { "BenchmarkGroupId", "Area" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BenchmarkGroups_Name",
                table: "BenchmarkGroups",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LimitRebases_MeasureId_From",
                table: "LimitRebases",
                columns: new[] { "MeasureId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LimitRebases_SetById",
                table: "LimitRebases",
                column: "SetById");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureParts_PartId",
                table: "MeasureParts",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureParts_WholeId_PartId",
                table: "MeasureParts",
                columns: new[] { "WholeId", "PartId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingOverrides_MeasureId_From",
                table: "RatingOverrides",
                columns: new[] { "MeasureId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingOverrides_SetById",
                table: "RatingOverrides",
                column: "SetById");

            migrationBuilder.CreateIndex(
                name: "IX_TrendSettings_Frequency",
                table: "TrendSettings",
                column: "Frequency",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_RatingSchemes_AspNetUsers_SetById",
                table: "RatingSchemes",
                column: "SetById",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_RatingSchemes_AspNetUsers_SetById",
                table: "RatingSchemes");

            migrationBuilder.DropTable(
                name: "BenchmarkGroupMembers");

            migrationBuilder.DropTable(
                name: "LimitRebases");

            migrationBuilder.DropTable(
                name: "MeasureParts");

            migrationBuilder.DropTable(
                name: "RatingOverrides");

            migrationBuilder.DropTable(
                name: "TrendSettings");

            migrationBuilder.DropTable(
                name: "BenchmarkGroups");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_BaselineHasItsPeriod",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_Kind",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_NoNumberBesideNoTarget",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_NotEmpty",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Targets_Profile",
                table: "Targets");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Restatements_CorrectionHasItsReason",
                table: "Restatements");

            migrationBuilder.DropIndex(
                name: "IX_RatingSchemes_Name_InForceFrom",
                table: "RatingSchemes");

            migrationBuilder.DropIndex(
                name: "IX_RatingSchemes_SetById",
                table: "RatingSchemes");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Measures_BandsNotNegative",
                table: "Measures");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Measures_Partial",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "Baseline",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "BaselinePeriod",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "Profile",
                table: "Targets");

            migrationBuilder.DropColumn(
                name: "Forecast",
                table: "Results");

            migrationBuilder.DropColumn(
                name: "Because",
                table: "Restatements");

            migrationBuilder.DropColumn(
                name: "Forecast",
                table: "Restatements");

            migrationBuilder.DropColumn(
                name: "SignedOffIn",
                table: "Restatements");

            migrationBuilder.DropColumn(
                name: "SetAt",
                table: "RatingSchemes");

            migrationBuilder.DropColumn(
                name: "SetById",
                table: "RatingSchemes");

            migrationBuilder.DropColumn(
                name: "BenchmarkBand",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "NoChangeBand",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "Partial",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "Forecast",
                table: "Drafts");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "InForceFrom",
                table: "RatingSchemes",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Targets_NotEmpty",
                table: "Targets",
                sql: "[Value] IS NOT NULL OR [Low] IS NOT NULL OR [High] IS NOT NULL OR [Words] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RatingSchemes_Name_InForceFrom",
                table: "RatingSchemes",
                columns: new[] { "Name", "InForceFrom" },
                unique: true);
        }
    }
}
