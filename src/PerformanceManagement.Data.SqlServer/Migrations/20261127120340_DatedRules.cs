using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DatedRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FirstPeriod",
                table: "Measures",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastPeriod",
                table: "Measures",
                type: "varchar(16)",
                unicode: false,
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EarlierRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MeasureId = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Unit = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Decimals = table.Column<int>(type: "int", nullable: false),
                    Good = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Frequency = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Calendar = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Arrears = table.Column<int>(type: "int", nullable: false),
                    Entry = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Basis = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    QuarterRule = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    YearRule = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierRules", x => x.Id);
                    table.CheckConstraint("CK_EarlierRules_Basis", "[Basis] IN ('InPeriod', 'YearToDate')");
                    table.CheckConstraint("CK_EarlierRules_Calendar", "[Calendar] IN ('Financial', 'Academic', 'Calendar')");
                    table.CheckConstraint("CK_EarlierRules_Decimals", "[Decimals] BETWEEN 0 AND 4");
                    table.CheckConstraint("CK_EarlierRules_Entry", "[Entry] IN ('InPeriod', 'YearToDate', 'Running')");
                    table.CheckConstraint("CK_EarlierRules_Frequency", "[Frequency] IN ('Month', 'Quarter', 'Term', 'Survey', 'HalfYear', 'Year')");
                    table.CheckConstraint("CK_EarlierRules_Good", "[Good] IN ('Higher', 'Lower', 'Range', 'None')");
                    table.CheckConstraint("CK_EarlierRules_QuarterRule", "[QuarterRule] IN ('None', 'Sum', 'Average', 'Weighted', 'Last', 'Maximum')");
                    table.CheckConstraint("CK_EarlierRules_YearRule", "[YearRule] IN ('None', 'Sum', 'Average', 'Weighted', 'Last', 'Maximum')");
                    table.ForeignKey(
                        name: "FK_EarlierRules_Measures_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EarlierRules_MeasureId_Until",
                table: "EarlierRules",
                columns: new[] { "MeasureId", "Until" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EarlierRules");

            migrationBuilder.DropColumn(
                name: "FirstPeriod",
                table: "Measures");

            migrationBuilder.DropColumn(
                name: "LastPeriod",
                table: "Measures");
        }
    }
}
