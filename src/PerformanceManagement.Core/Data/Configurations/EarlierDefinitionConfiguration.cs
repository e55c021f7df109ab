using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class EarlierDefinitionConfiguration : IEntityTypeConfiguration<EarlierDefinition>
{
    public void Configure(EntityTypeBuilder<EarlierDefinition> builder)
    {
        builder.Property(definition => definition.Text).HasMaxLength(TextLengths.Definition);
        builder.HasIndex(definition => new { definition.MeasureId, definition.Until }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.EarlierDefinitions).HasForeignKey(definition => definition.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
