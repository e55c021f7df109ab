using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Imports.Sheets;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class SheetConfiguration : IEntityTypeConfiguration<SheetUpload>, IEntityTypeConfiguration<RememberedMapping>
{
    private const int Hash = 64;

    public void Configure(EntityTypeBuilder<SheetUpload> builder)
    {
        builder.ToTable("SheetUploads");
        builder.Property(upload => upload.FileName).HasMaxLength(TextLengths.Name);
        builder.HasIndex(upload => upload.OwnerId);
        builder.HasIndex(upload => upload.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(upload => upload.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RememberedMapping> builder)
    {
        builder.ToTable("RememberedMappings");
        builder.Property(mapping => mapping.Signature).HasMaxLength(Hash).IsFixedLength().IsUnicode(false);
        builder.Property(mapping => mapping.ChangedBy).HasMaxLength(TextLengths.Name);
        builder.HasIndex(mapping => mapping.Signature).IsUnique();
    }
}
