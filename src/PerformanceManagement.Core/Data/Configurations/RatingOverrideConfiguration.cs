using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class RatingOverrideConfiguration : IEntityTypeConfiguration<RatingOverride>
{
    public void Configure(EntityTypeBuilder<RatingOverride> builder)
    {
        builder.Property(rating => rating.SchemeName).HasMaxLength(TextLengths.Name);
        builder.Property(rating => rating.Reason).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(rating => new { rating.MeasureId, rating.From }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Overrides).HasForeignKey(rating => rating.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(rating => rating.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("RatingOverrides", table =>
        {
            table.HasCheckConstraint("CK_RatingOverrides_ToleranceHasItsKind", "([Tolerance] IS NULL AND [ToleranceKind] IS NULL) OR ([Tolerance] IS NOT NULL AND [ToleranceKind] IS NOT NULL)");
            table.HasCheckConstraint("CK_RatingOverrides_ToleranceNotNegative", "CAST([Tolerance] AS FLOAT) >= 0");
        });
    }
}
