using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Data.Configurations;

// A measure never takes its results or drafts along when it is deleted: a figure that was given is gone only when somebody says so.
internal sealed class ResultConfiguration
    : IEntityTypeConfiguration<MeasureResult>, IEntityTypeConfiguration<ResultDraft>, IEntityTypeConfiguration<Restatement>
{
    public void Configure(EntityTypeBuilder<MeasureResult> builder)
    {
        ConfigureTexts(builder);
        builder.HasIndex(result => new { result.MeasureId, result.Period }).IsUnique();
        // Which quarters have figures; and a measure's figures between two days.
        builder.HasIndex(result => result.PeriodEnd);
        builder.HasIndex(result => new { result.MeasureId, result.PeriodEnd });
        // As long as there are such, not as the history: suppressed figures, and notes, of which pages show the latest.
        builder.HasIndex(result => new { result.Reason, result.MeasureId }, "IX_Results_Suppressed").HasFilter("[Reason] = 'Suppressed'");
        builder.HasIndex(result => new { result.MeasureId, result.PeriodEnd }, "IX_Results_WithNote").HasFilter("[Note] IS NOT NULL");
        builder.HasOne<Measure>().WithMany(measure => measure.Results).HasForeignKey(result => result.MeasureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(result => result.SubmittedById).OnDelete(DeleteBehavior.Restrict);
        ConfigureTable(builder, "Results");
    }

    public void Configure(EntityTypeBuilder<ResultDraft> builder)
    {
        ConfigureTexts(builder);
        builder.HasIndex(draft => new { draft.MeasureId, draft.Period }).IsUnique();
        // What stands in drafts of the open quarters, whoever's.
        builder.HasIndex(draft => draft.Period);
        builder.HasOne<Measure>().WithMany().HasForeignKey(draft => draft.MeasureId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(draft => draft.SavedById).OnDelete(DeleteBehavior.Restrict);
        // No checks of the figures: a draft may be half done, and is checked when it is submitted.
        builder.ToTable("Drafts");
    }

    public void Configure(EntityTypeBuilder<Restatement> builder)
    {
        ConfigureTexts(builder);
        builder.HasOne<MeasureResult>().WithMany(result => result.Restatements).HasForeignKey(restatement => restatement.MeasureResultId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(restatement => restatement.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        builder.Property(restatement => restatement.Because).HasMaxLength(TextLengths.Reason);
        builder.HasIndex(restatement => restatement.MeasureResultId);
        builder.HasIndex(restatement => restatement.MeasureResultId, "IX_Restatements_Corrections").HasFilter("[SignedOffIn] IS NOT NULL");
        ConfigureTable(builder, "Restatements");
        builder.ToTable(table => table.HasCheckConstraint("CK_Restatements_CorrectionHasItsReason", "([SignedOffIn] IS NULL AND [Because] IS NULL) OR ([SignedOffIn] IS NOT NULL AND [Because] IS NOT NULL)"));
    }

    private static void ConfigureTexts<T>(EntityTypeBuilder<T> builder)
        where T : ResultFigures
    {
        builder.Property(figures => figures.Note).HasMaxLength(ResultFigures.NoteLength);
        builder.Property(figures => figures.Label).HasMaxLength(ResultFigures.LabelLength);
        builder.Property(figures => figures.Source).HasMaxLength(ResultFigures.LabelLength);
        builder.Property(figures => figures.QualityNote).HasMaxLength(ResultFigures.QualityNoteLength);
        builder.Property(figures => figures.JudgedStatus).HasMaxLength(TextLengths.Key);
    }

    private static void ConfigureTable<T>(EntityTypeBuilder<T> builder, string name)
        where T : ResultFigures
    {
        // 0 of 0: nothing to count in the period, which is a fact and no gap.
        const string NoCases = "([Numerator] IS NOT NULL AND CAST([Numerator] AS FLOAT) = 0 AND [Denominator] IS NOT NULL AND CAST([Denominator] AS FLOAT) = 0)";
        builder.ToTable(name, table =>
        {
            table.HasCheckConstraint($"CK_{name}_FigureOrReason", $"[Value] IS NOT NULL OR [YearToDate] IS NOT NULL OR [Reason] IS NOT NULL OR {NoCases}");
            table.HasCheckConstraint($"CK_{name}_NoFiguresBesideReason", "[Reason] IS NULL OR ([Value] IS NULL AND [YearToDate] IS NULL AND [Numerator] IS NULL AND [Denominator] IS NULL)");
            table.HasCheckConstraint($"CK_{name}_DenominatorNotZero", $"[Denominator] IS NULL OR CAST([Denominator] AS FLOAT) <> 0 OR {NoCases}");
        });
    }
}
