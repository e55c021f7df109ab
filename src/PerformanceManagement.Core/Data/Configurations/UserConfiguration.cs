using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(TextLengths.Name);
        // People sign in with their e-mail address, so two people cannot share one; Identity's own index is not unique.
        builder.HasIndex(user => user.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        builder.HasOne(user => user.Directorate).WithMany().HasForeignKey(user => user.DirectorateId).OnDelete(DeleteBehavior.Restrict);
    }
}
