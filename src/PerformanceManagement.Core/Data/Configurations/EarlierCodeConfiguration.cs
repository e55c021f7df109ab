using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class EarlierCodeConfiguration : IEntityTypeConfiguration<EarlierCode>
{
    public void Configure(EntityTypeBuilder<EarlierCode> builder)
    {
        builder.Property(code => code.Code).HasMaxLength(Measure.CodeLength);
        builder.HasIndex(code => code.Code).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.EarlierCodes).HasForeignKey(code => code.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
