using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Limits;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class LimitRebaseConfiguration : IEntityTypeConfiguration<LimitRebase>
{
    public void Configure(EntityTypeBuilder<LimitRebase> builder)
    {
        builder.Property(rebase => rebase.Reason).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(rebase => new { rebase.MeasureId, rebase.From }).IsUnique();
        builder.HasOne<Measure>().WithMany(measure => measure.Rebases).HasForeignKey(rebase => rebase.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(rebase => rebase.SetById).OnDelete(DeleteBehavior.Restrict);
    }
}
