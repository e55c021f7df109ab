using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OpenDeliveryWithItsQuarter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A quarter that was opened again before left them signed off, so that nobody could change or return them.
            migrationBuilder.Sql(
                "UPDATE DeliveryUpdates SET State = 'Submitted', KeptTitle = NULL, KeptLeadOfficer = NULL, KeptWorkingDays = NULL, KeptTargetPercent = NULL " +
                "WHERE State = 'SignedOff' AND Period IN (SELECT Period FROM Collections WHERE State = 'Open')");
            // Past the site, which then does not know it.
            migrationBuilder.Sql("UPDATE DataVersions SET Number = Number + 1, Beside = Number + 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What they are now is right before it as well.
        }
    }
}
