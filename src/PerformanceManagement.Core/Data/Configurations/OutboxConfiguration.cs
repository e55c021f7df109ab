using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    private const int KeyLength = 100;

    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Kind).HasMaxLength(TextLengths.Key);
        builder.Property(message => message.Key).HasMaxLength(KeyLength).IsUnicode(false);
        builder.Property(message => message.Address).HasMaxLength(TextLengths.Email);
        builder.Property(message => message.Name).HasMaxLength(TextLengths.Name);
        builder.Property(message => message.Subject).HasMaxLength(OutboxMessage.SubjectLength);
        builder.Property(message => message.Problem).HasMaxLength(OutboxMessage.ProblemLength);
        builder.HasIndex(message => message.Key).IsUnique().HasFilter("[Key] IS NOT NULL");
        // What is to be sent next.
        builder.HasIndex(message => new { message.State, message.NextAt });
        builder.HasIndex(message => message.CreatedAt);
        builder.HasOne<User>().WithMany().HasForeignKey(message => message.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
