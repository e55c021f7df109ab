using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Schemes;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class RatingSchemeConfiguration : IEntityTypeConfiguration<StoredScheme>, IEntityTypeConfiguration<StoredStatus>
{
    public void Configure(EntityTypeBuilder<StoredScheme> builder)
    {
        builder.Property(scheme => scheme.Name).HasMaxLength(TextLengths.Name);
        builder.Ignore(scheme => scheme.IsDraft);
        builder.HasOne<User>().WithMany().HasForeignKey(scheme => scheme.SetById).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(scheme => new { scheme.Name, scheme.InForceFrom }).IsUnique();
        builder.ToTable("RatingSchemes", table => table.HasCheckConstraint("CK_RatingSchemes_InForce", "[InForceTo] >= [InForceFrom]"));
    }

    public void Configure(EntityTypeBuilder<StoredStatus> builder)
    {
        builder.Property(status => status.Key).HasMaxLength(TextLengths.Key);
        builder.Property(status => status.Label).HasMaxLength(TextLengths.StatusLabel);
        builder.Property(status => status.ShortLabel).HasMaxLength(TextLengths.StatusLabel);
        builder.HasIndex(status => new { status.RatingSchemeId, status.Order }).IsUnique();
        builder.HasIndex(status => new { status.RatingSchemeId, status.Key }).IsUnique();
        builder.HasOne<StoredScheme>().WithMany(scheme => scheme.Statuses).HasForeignKey(status => status.RatingSchemeId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable("SchemeStatuses", table =>
        {
            table.HasCheckConstraint("CK_SchemeStatuses_Order", "[Order] >= 0");
            table.HasCheckConstraint("CK_SchemeStatuses_LargestShortfall", "CAST([LargestShortfall] AS FLOAT) >= 0");
        });
    }
}
