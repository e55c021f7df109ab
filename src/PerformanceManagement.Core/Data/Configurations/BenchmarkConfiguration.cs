using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class BenchmarkConfiguration : IEntityTypeConfiguration<Benchmark>
{
    public void Configure(EntityTypeBuilder<Benchmark> builder)
    {
        builder.Property(benchmark => benchmark.Area).HasMaxLength(TextLengths.Name);
        builder.Property(benchmark => benchmark.Source).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(benchmark => new { benchmark.MeasureId, benchmark.Period, benchmark.Area }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Benchmarks).HasForeignKey(benchmark => benchmark.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
