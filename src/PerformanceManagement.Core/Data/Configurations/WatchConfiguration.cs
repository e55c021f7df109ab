using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Users;
using PerformanceManagement.Core.Watching;

namespace PerformanceManagement.Core.Data.Configurations;

/// <summary>A watch goes with its measure: there is nothing in it that anybody would miss.</summary>
internal sealed class WatchConfiguration : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("Watches");
        builder.Property(watch => watch.Value).HasMaxLength(Watch.TextLength);
        builder.Property(watch => watch.Status).HasMaxLength(Watch.TextLength);
        builder.Property(watch => watch.Target).HasMaxLength(Watch.TextLength);
        builder.Property(watch => watch.Note).HasMaxLength(Watch.NoteLength).IsUnicode(false);
        builder.Ignore(watch => watch.State);
        builder.HasIndex(watch => new { watch.UserId, watch.MeasureId }).IsUnique();
        builder.HasIndex(watch => watch.MeasureId);
        builder.HasOne<User>().WithMany().HasForeignKey(watch => watch.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Measure>().WithMany().HasForeignKey(watch => watch.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
