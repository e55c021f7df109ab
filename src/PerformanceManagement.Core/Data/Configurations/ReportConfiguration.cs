using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Reports.Committees;
using PerformanceManagement.Core.Reports.Editions;
using PerformanceManagement.Core.Reports.Runs;
using PerformanceManagement.Core.Reports.Templates;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class ReportConfiguration :
    IEntityTypeConfiguration<ReportTemplate>, IEntityTypeConfiguration<ReportTemplateVersion>,
    IEntityTypeConfiguration<CommitteeReport>, IEntityTypeConfiguration<ReportText>, IEntityTypeConfiguration<ReportTextVersion>, IEntityTypeConfiguration<ReportComment>, IEntityTypeConfiguration<ReportGiven>,
    IEntityTypeConfiguration<ReportEdition>, IEntityTypeConfiguration<ReportEditionFile>, IEntityTypeConfiguration<ReportJob>
{
    private const int SlotKey = 200;
    private const int Hash = 64;

    public void Configure(EntityTypeBuilder<ReportTemplate> builder)
    {
        builder.ToTable("ReportTemplates");
        builder.Property(t => t.Key).HasMaxLength(TextLengths.Key);
        builder.Property(t => t.Name).HasMaxLength(TextLengths.Name);
        builder.HasIndex(t => t.Key).IsUnique();
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasMany(t => t.Versions).WithOne(v => v.Template).HasForeignKey(v => v.TemplateId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportTemplateVersion> builder)
    {
        builder.ToTable("ReportTemplateVersions");
        builder.Property(v => v.ChangedBy).HasMaxLength(TextLengths.Name);
        builder.HasIndex(v => new { v.TemplateId, v.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CommitteeReport> builder)
    {
        builder.ToTable("CommitteeReports");
        builder.Property(r => r.TemplateKey).HasMaxLength(TextLengths.Key);
        builder.HasIndex(r => new { r.CommitteeId, r.Period }).IsUnique();
        builder.HasOne<Committee>().WithMany().HasForeignKey(r => r.CommitteeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportText> builder)
    {
        builder.ToTable("ReportTexts");
        builder.Property(t => t.Key).HasMaxLength(SlotKey);
        builder.Property(t => t.ChangedBy).HasMaxLength(TextLengths.Name);
        builder.HasIndex(t => new { t.ReportId, t.Key }).IsUnique();
        builder.HasIndex(t => t.AuthorId);
        builder.HasOne<CommitteeReport>().WithMany().HasForeignKey(t => t.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.AuthorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportTextVersion> builder)
    {
        builder.ToTable("ReportTextVersions");
        builder.Property(v => v.By).HasMaxLength(TextLengths.Name);
        builder.HasIndex(v => v.TextId);
        builder.HasOne<ReportText>().WithMany().HasForeignKey(v => v.TextId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportComment> builder)
    {
        builder.ToTable("ReportComments");
        builder.Property(c => c.Key).HasMaxLength(SlotKey);
        builder.Property(c => c.Text).HasMaxLength(ReportComment.TextLength);
        builder.Property(c => c.By).HasMaxLength(TextLengths.Name);
        builder.HasIndex(c => new { c.ReportId, c.Key });
        builder.HasOne<CommitteeReport>().WithMany().HasForeignKey(c => c.ReportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportGiven> builder)
    {
        builder.ToTable("ReportGiven");
        builder.Property(g => g.Code).HasMaxLength(TextLengths.Key);
        builder.Property(g => g.Column).HasMaxLength(TextLengths.Key);
        builder.Property(g => g.Text).HasMaxLength(TextLengths.Name);
        builder.Property(g => g.Reason).HasMaxLength(TextLengths.Reason);
        builder.Property(g => g.By).HasMaxLength(TextLengths.Name);
        builder.HasIndex(g => new { g.ReportId, g.Code, g.Column }).IsUnique();
        builder.HasOne<CommitteeReport>().WithMany().HasForeignKey(g => g.ReportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportEdition> builder)
    {
        builder.ToTable("ReportEditions");
        builder.Property(e => e.Title).HasMaxLength(TextLengths.Title);
        builder.Property(e => e.PublishedBy).HasMaxLength(TextLengths.Name);
        builder.Property(e => e.UnsignedBecause).HasMaxLength(TextLengths.Reason);
        builder.Property(e => e.CorrectedBecause).HasMaxLength(TextLengths.Reason);
        builder.Property(e => e.Sha256).HasMaxLength(Hash);
        builder.Property(e => e.WithdrawnBy).HasMaxLength(TextLengths.Name);
        builder.Property(e => e.WithdrawnBecause).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(e => new { e.CommitteeId, e.Period, e.Number }).IsUnique();
        builder.HasOne<Committee>().WithMany().HasForeignKey(e => e.CommitteeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Files).WithOne().HasForeignKey(f => f.EditionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportEditionFile> builder)
    {
        builder.ToTable("ReportEditionFiles");
        builder.Property(f => f.Format).HasMaxLength(TextLengths.EnumName);
        builder.Property(f => f.Name).HasMaxLength(TextLengths.Title);
        builder.Property(f => f.Sha256).HasMaxLength(Hash);
        builder.HasIndex(f => new { f.EditionId, f.Format }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReportJob> builder)
    {
        builder.ToTable("ReportJobs");
        builder.Property(j => j.AskedBy).HasMaxLength(TextLengths.Name);
        builder.Property(j => j.Problem).HasMaxLength(TextLengths.Reason);
        builder.Property(j => j.FileName).HasMaxLength(TextLengths.Title);
        builder.HasIndex(j => new { j.Period, j.CommitteeId }).IsUnique();
        builder.HasIndex(j => new { j.State, j.Id });
        builder.HasOne<Committee>().WithMany().HasForeignKey(j => j.CommitteeId).OnDelete(DeleteBehavior.Restrict);
    }
}
