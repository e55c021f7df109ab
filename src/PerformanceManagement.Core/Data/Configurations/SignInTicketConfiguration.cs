using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class SignInTicketConfiguration : IEntityTypeConfiguration<SignInTicket>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SignInTicket> builder)
    {
        builder.ToTable("SignInTickets");
        builder.HasKey(ticket => ticket.KeyHash);
        builder.Property(ticket => ticket.KeyHash).HasMaxLength(HashLength).IsFixedLength().IsUnicode(false);
        builder.Property(ticket => ticket.SecurityStamp).HasMaxLength(TextLengths.Name);
        builder.Property(ticket => ticket.Roles).HasMaxLength(TextLengths.Name);
        builder.HasIndex(ticket => ticket.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(ticket => ticket.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
