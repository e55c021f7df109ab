using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Lists;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class ListedNameConfiguration : IEntityTypeConfiguration<ListedName>
{
    public void Configure(EntityTypeBuilder<ListedName> builder)
    {
        builder.ToTable("ListedNames");
        builder.Property(listed => listed.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(listed => new { listed.Kind, listed.Name }).IsUnique();
    }
}
