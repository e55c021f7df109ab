using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Settings;

namespace PerformanceManagement.Core.Data.Configurations;

internal sealed class CouncilSettingsConfiguration : IEntityTypeConfiguration<CouncilSettings>, IEntityTypeConfiguration<CouncilLogo>
{
    private const int ColourLength = 7;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<CouncilSettings> builder)
    {
        builder.ToTable("CouncilSettings", table => table.HasCheckConstraint("CK_CouncilSettings_One", OneRow));
        // One row, so that two first saves at once meet.
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(CouncilSettings.LineLength);
        builder.Property(s => s.ProductName).HasMaxLength(CouncilSettings.LineLength);
        builder.Property(s => s.BrandColour).HasMaxLength(ColourLength).IsUnicode(false);
        builder.Property(s => s.Support).HasMaxLength(CouncilSettings.LineLength);
        builder.Property(s => s.Profile).HasMaxLength(TextLengths.Key);
        builder.Property(s => s.ReportFrom).HasMaxLength(CouncilSettings.LineLength);
        builder.Property(s => s.CoordinatedBy).HasMaxLength(CouncilSettings.LineLength);
        builder.Property(s => s.LeadOfficer).HasMaxLength(CouncilSettings.LineLength);
    }

    public void Configure(EntityTypeBuilder<CouncilLogo> builder)
    {
        builder.ToTable("CouncilLogos", table => table.HasCheckConstraint("CK_CouncilLogos_One", OneRow));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.AlternativeText).HasMaxLength(CouncilLogo.AlternativeTextLength);
        builder.Property(l => l.Sha256).HasMaxLength(HashLength).IsUnicode(false);
    }

    private static string OneRow => $"[Id] = {CouncilSettings.OnlyId}";
}
