using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class EarlierRulesConfiguration : IEntityTypeConfiguration<EarlierRules>
{
    public void Configure(EntityTypeBuilder<EarlierRules> builder)
    {
        builder.Property(rules => rules.Unit).HasMaxLength(TextLengths.Unit);
        builder.HasIndex(rules => new { rules.MeasureId, rules.Until }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.EarlierRules).HasForeignKey(rules => rules.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable("EarlierRules", table => table.HasCheckConstraint("CK_EarlierRules_Decimals", "[Decimals] BETWEEN 0 AND 4"));
    }
}
