using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Imports.Runs;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class PackRunConfiguration :
    IEntityTypeConfiguration<PackRun>, IEntityTypeConfiguration<PackRunUpload>, IEntityTypeConfiguration<PackRunPart>, IEntityTypeConfiguration<PackRunFile>, IEntityTypeConfiguration<PackRunLine>
{
    private const int Hash = 64;

    public void Configure(EntityTypeBuilder<PackRun> builder)
    {
        builder.ToTable("PackRuns");
        builder.Property(r => r.Name).HasMaxLength(TextLengths.Title);
        builder.Property(r => r.SentBy).HasMaxLength(TextLengths.Name);
        builder.Property(r => r.Because).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(r => new { r.State, r.Id });
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.SentById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Uploads).WithOne().HasForeignKey(u => u.PackRunId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.PackRunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PackRunUpload> builder)
    {
        builder.ToTable("PackRunUploads");
        builder.Property(u => u.Name).HasMaxLength(TextLengths.Title);
        builder.Property(u => u.Sha256).HasMaxLength(Hash).IsUnicode(false);
        builder.HasIndex(u => u.Sha256);
    }

    public void Configure(EntityTypeBuilder<PackRunPart> builder)
    {
        builder.ToTable("PackRunParts");
        builder.HasIndex(p => new { p.ContentId, p.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PackRunFile> builder)
    {
        builder.ToTable("PackRunFiles");
        builder.Property(f => f.File).HasMaxLength(TextLengths.Key);
    }

    public void Configure(EntityTypeBuilder<PackRunLine> builder)
    {
        builder.ToTable("PackRunLines");
        builder.Property(l => l.File).HasMaxLength(TextLengths.Title);
        builder.Property(l => l.Column).HasMaxLength(TextLengths.Key);
        builder.HasIndex(l => new { l.PackRunId, l.Kind, l.Id });
        builder.HasOne<PackRun>().WithMany().HasForeignKey(l => l.PackRunId).OnDelete(DeleteBehavior.Restrict);
    }
}
