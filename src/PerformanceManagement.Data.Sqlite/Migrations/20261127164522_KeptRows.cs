using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KeptRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Format",
                table: "SignedOffFigures",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "IX_SignedOffFigures_Format",
                table: "SignedOffFigures",
                column: "Format");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignedOffFigures_Format",
                table: "SignedOffFigures");

            migrationBuilder.DropColumn(
                name: "Format",
                table: "SignedOffFigures");
        }
    }
}
