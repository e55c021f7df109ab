using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class DirectorateConfiguration : IEntityTypeConfiguration<Directorate>
{
    public void Configure(EntityTypeBuilder<Directorate> builder)
    {
        builder.Property(directorate => directorate.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(directorate => directorate.Name).IsUnique();
    }
}
