using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TellWhatLooksUnusual : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_PackRunLines_Kind",
                table: "PackRunLines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_PackRunLines_Kind",
                table: "PackRunLines",
                sql: "[Kind] IN ('Problem', 'Repaint', 'Changed', 'Added', 'Remark', 'Doubt')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_PackRunLines_Kind",
                table: "PackRunLines");

            migrationBuilder.AddCheckConstraint(
                name: "CK_PackRunLines_Kind",
                table: "PackRunLines",
                sql: "[Kind] IN ('Problem', 'Repaint', 'Changed', 'Added', 'Remark')");
        }
    }
}
