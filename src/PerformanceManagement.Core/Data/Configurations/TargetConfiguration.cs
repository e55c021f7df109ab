using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.Property(target => target.Words).HasMaxLength(Target.WordsLength);
        builder.HasIndex(target => new { target.MeasureId, target.Period }).IsUnique();
        // As with results: a target that was agreed is gone only when somebody says so.
        builder.HasOne<Measure>().WithMany(measure => measure.Targets).HasForeignKey(target => target.MeasureId).OnDelete(DeleteBehavior.Restrict);

        builder.ToTable("Targets", table =>
        {
            table.HasCheckConstraint("CK_Targets_LowToHigh", "CAST([Low] AS FLOAT) <= CAST([High] AS FLOAT)");
            table.HasCheckConstraint("CK_Targets_NumberOrRange", "[Value] IS NULL OR ([Low] IS NULL AND [High] IS NULL)");
            table.HasCheckConstraint("CK_Targets_NotEmpty", "[Kind] <> 'Target' OR [Value] IS NOT NULL OR [Low] IS NOT NULL OR [High] IS NOT NULL OR [Words] IS NOT NULL");
            table.HasCheckConstraint("CK_Targets_KindHasItsFigure", "[Kind] IN ('Target', 'NoTarget', 'BaselinePeriod') OR [Value] IS NOT NULL");
            table.HasCheckConstraint("CK_Targets_FloorBesideFigure", "[Floor] IS NULL OR [Value] IS NOT NULL");
            table.HasCheckConstraint("CK_Targets_NoNumberBesideNoTarget", "[Kind] <> 'NoTarget' OR ([Value] IS NULL AND [Low] IS NULL AND [High] IS NULL)");
            table.HasCheckConstraint("CK_Targets_BaselineHasItsPeriod", "([Baseline] IS NULL AND [BaselinePeriod] IS NULL) OR ([Baseline] IS NOT NULL AND [BaselinePeriod] IS NOT NULL)");
        });
    }
}
