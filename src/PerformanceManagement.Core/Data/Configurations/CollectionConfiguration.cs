using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Collections;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class CollectionConfiguration : IEntityTypeConfiguration<Collection>
{
    public void Configure(EntityTypeBuilder<Collection> builder)
    {
        builder.HasIndex(collection => collection.Period).IsUnique();
        builder.HasIndex(collection => collection.PeriodEnd);
        builder.Property(collection => collection.IsWhole).HasDefaultValue(true);
        builder.Property(collection => collection.ReopenedBy).HasMaxLength(TextLengths.Name);
        builder.Property(collection => collection.ReopenedBecause).HasMaxLength(TextLengths.Reason);
        builder.ToTable("Collections", table => table.HasCheckConstraint("CK_Collections_FinancialQuarter", "[Period] LIKE '____/__ Q_'"));
    }
}
