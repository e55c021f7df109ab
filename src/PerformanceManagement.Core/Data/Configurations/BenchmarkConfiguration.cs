using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class BenchmarkConfiguration : IEntityTypeConfiguration<Benchmark>, IEntityTypeConfiguration<BenchmarkGroup>, IEntityTypeConfiguration<BenchmarkGroupMember>
{
    public void Configure(EntityTypeBuilder<Benchmark> builder)
    {
        builder.Property(benchmark => benchmark.Area).HasMaxLength(TextLengths.Name);
        builder.Property(benchmark => benchmark.Source).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(benchmark => new { benchmark.MeasureId, benchmark.Period, benchmark.Area }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Benchmarks).HasForeignKey(benchmark => benchmark.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BenchmarkGroup> builder)
    {
        builder.Property(group => group.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(group => group.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BenchmarkGroupMember> builder)
    {
        builder.Property(member => member.Area).HasMaxLength(TextLengths.Name);
        builder.HasIndex(member => new { member.BenchmarkGroupId, member.Area }).IsUnique();
        builder.HasOne<BenchmarkGroup>().WithMany(group => group.Members).HasForeignKey(member => member.BenchmarkGroupId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable("BenchmarkGroupMembers");
    }
}
