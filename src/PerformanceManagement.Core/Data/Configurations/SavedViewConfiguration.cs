using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Dashboards.Views;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(view => view.Name).HasMaxLength(TextLengths.ViewName);
        // Written as in an address, where other letters are spelled out.
        builder.Property(view => view.Filter).HasMaxLength(SavedView.FilterLength).IsUnicode(false);
        builder.Property(view => view.Shown).HasMaxLength(SavedView.ShownLength);
        builder.HasIndex(view => new { view.OwnerId, view.Name }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(view => view.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
