using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PerformanceManagement.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "DeliveryUpdates",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeptLeadOfficer",
                table: "DeliveryUpdates",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "KeptTargetPercent",
                table: "DeliveryUpdates",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeptTitle",
                table: "DeliveryUpdates",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeptWorkingDays",
                table: "DeliveryUpdates",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextReviewOn",
                table: "DeliveryUpdates",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "OwnerId",
                table: "DeliveryItems",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_DueOn",
                table: "DeliveryItems",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_DeliveryItems_OwnerId",
                table: "DeliveryItems",
                column: "OwnerId");

            migrationBuilder.AddForeignKey(
                name: "FK_DeliveryItems_AspNetUsers_OwnerId",
                table: "DeliveryItems",
                column: "OwnerId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_DeliveryItems_AspNetUsers_OwnerId",
                table: "DeliveryItems");

            migrationBuilder.DropIndex(
                name: "IX_DeliveryItems_DueOn",
                table: "DeliveryItems");

            migrationBuilder.DropIndex(
                name: "IX_DeliveryItems_OwnerId",
                table: "DeliveryItems");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "KeptLeadOfficer",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "KeptTargetPercent",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "KeptTitle",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "KeptWorkingDays",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "NextReviewOn",
                table: "DeliveryUpdates");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "DeliveryItems");
        }
    }
}
