using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class MethodBreakConfiguration : IEntityTypeConfiguration<MethodBreak>
{
    public void Configure(EntityTypeBuilder<MethodBreak> builder)
    {
        builder.Property(methodBreak => methodBreak.Reason).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(methodBreak => new { methodBreak.MeasureId, methodBreak.From }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Breaks).HasForeignKey(methodBreak => methodBreak.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
