using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Audit;

namespace PerformanceManagement.Core.Data.Configurations;

/// <summary>No foreign keys: a row of the audit outlives what it speaks of.</summary>
internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditDetail>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Actor).HasMaxLength(TextLengths.Name);
        builder.Property(entry => entry.Action).HasMaxLength(TextLengths.Key);
        builder.Property(entry => entry.Period).HasMaxLength(TextLengths.PeriodToken).IsUnicode(false);
        builder.Property(entry => entry.Summary).HasMaxLength(TextLengths.AuditSummary);
        builder.HasIndex(entry => new { entry.MeasureId, entry.At });
        builder.HasIndex(entry => entry.At);
        // When a quarter was signed off, and who last wrote a text of it.
        builder.HasIndex(entry => new { entry.Action, entry.Period });
        builder.HasMany(entry => entry.Details).WithOne().HasForeignKey(detail => detail.AuditEntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AuditDetail> builder)
    {
        builder.ToTable("AuditDetails");
        builder.Property(detail => detail.Before).HasMaxLength(AuditDetail.SideLength);
        builder.Property(detail => detail.After).HasMaxLength(AuditDetail.SideLength);
        builder.HasIndex(detail => new { detail.AuditEntryId, detail.Field });
    }
}
