using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.YearChanges;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class YearChangeConfiguration : IEntityTypeConfiguration<YearChange>
{
    public void Configure(EntityTypeBuilder<YearChange> builder)
    {
        builder.ToTable("YearChanges");
        builder.Property(change => change.By).HasMaxLength(TextLengths.Name);
        builder.Property(change => change.UndoneBy).HasMaxLength(TextLengths.Name);
        // One a year that is prepared or holds: two people who begin at once notice each other.
        builder.HasIndex(change => change.Year).IsUnique().HasFilter("[UndoneAt] IS NULL");
    }
}
