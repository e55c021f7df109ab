using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class MeasurePartConfiguration : IEntityTypeConfiguration<MeasurePart>
{
    public void Configure(EntityTypeBuilder<MeasurePart> builder)
    {
        builder.HasIndex(part => new { part.WholeId, part.PartId }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Parts).HasForeignKey(part => part.WholeId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Measure>().WithMany().HasForeignKey(part => part.PartId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("MeasureParts", table => table.HasCheckConstraint("CK_MeasureParts_NotItself", "[WholeId] <> [PartId]"));
    }
}
