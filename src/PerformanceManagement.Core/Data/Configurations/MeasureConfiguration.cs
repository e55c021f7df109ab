using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

/// <summary>
/// The measure's table. A word on all check constraints: names stand in square brackets, which both databases read whatever their
/// quoting is set to, and decimals are cast, because SQLite keeps them as text and would compare "0.0" with 0 as two words.
/// </summary>
internal sealed class MeasureConfiguration : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.Property(measure => measure.Code).HasMaxLength(Measure.CodeLength);
        builder.Property(measure => measure.Title).HasMaxLength(TextLengths.Title);
        builder.Property(measure => measure.Definition).HasMaxLength(TextLengths.Definition);
        builder.Property(measure => measure.DataSource).HasMaxLength(TextLengths.Reason);
        builder.Property(measure => measure.HowCollected).HasMaxLength(TextLengths.Definition);
        builder.Property(measure => measure.QualityNotes).HasMaxLength(TextLengths.Definition);
        builder.Property(measure => measure.Contact).HasMaxLength(TextLengths.Name);
        builder.Property(measure => measure.Service).HasMaxLength(TextLengths.Name);
        builder.Property(measure => measure.Portfolio).HasMaxLength(TextLengths.Name);
        builder.Property(measure => measure.Unit).HasMaxLength(TextLengths.Unit);
        builder.Property(measure => measure.SchemeName).HasMaxLength(TextLengths.Name);
        builder.Property(measure => measure.Flags).HasConversion<int>();

        builder.HasIndex(measure => measure.Code).IsUnique();
        // What changed since a scorecard was worked out.
        builder.HasIndex(measure => measure.ChangedAt);

        builder.HasOne(measure => measure.PlanItem).WithMany().HasForeignKey(measure => measure.PlanItemId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(measure => measure.Directorate).WithMany().HasForeignKey(measure => measure.DirectorateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(measure => measure.ReplacedBy).WithMany().HasForeignKey(measure => measure.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(measure => measure.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(measure => measure.Committees).WithMany(committee => committee.Measures).UsingEntity(
            "MeasureCommittees",
            committee => committee.HasOne(typeof(Committee)).WithMany().HasForeignKey("CommitteeId").OnDelete(DeleteBehavior.Restrict),
            measure => measure.HasOne(typeof(Measure)).WithMany().HasForeignKey("MeasureId").OnDelete(DeleteBehavior.Cascade));

        builder.ToTable("Measures", table =>
        {
            table.HasCheckConstraint("CK_Measures_Decimals", "[Decimals] BETWEEN 0 AND 4");
            table.HasCheckConstraint("CK_Measures_Arrears", "[Arrears] >= 0");
            table.HasCheckConstraint("CK_Measures_ToleranceHasItsKind", "([Tolerance] IS NULL AND [ToleranceKind] IS NULL) OR ([Tolerance] IS NOT NULL AND [ToleranceKind] IS NOT NULL)");
            table.HasCheckConstraint("CK_Measures_ToleranceNotNegative", "CAST([Tolerance] AS FLOAT) >= 0");
            table.HasCheckConstraint("CK_Measures_BandsNotNegative", "([NoChangeBand] IS NULL OR CAST([NoChangeBand] AS FLOAT) >= 0) AND ([BenchmarkBand] IS NULL OR CAST([BenchmarkBand] AS FLOAT) >= 0)");
        });
    }
}
