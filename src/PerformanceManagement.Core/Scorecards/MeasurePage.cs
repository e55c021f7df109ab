using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Everything the page of one measure shows.</summary>
public sealed record MeasurePage
{
    /// <summary>The measure, with directorate and committees.</summary>
    public required Measure Measure { get; init; }

    /// <summary>Its figures, rating and trends in the quarter asked for.</summary>
    public required ScorecardRow Row { get; init; }

    /// <summary>The whole reported series with the target of each point, the oldest first.</summary>
    public required IReadOnlyList<HistoryPoint> History { get; init; }

    /// <summary>The same by other periods and as far back as somebody asks; null where nothing could be worked out, or the measure is not part of the quarter.</summary>
    public MeasureCourse? Course { get; init; }

    /// <summary>What statistical process control says of its own periods, or why it says nothing.</summary>
    public required Signals Signals { get; init; }

    /// <summary>All figures as they were entered, the latest first.</summary>
    public required IReadOnlyList<EnteredValue> Values { get; init; }

    /// <summary>All targets, the latest first.</summary>
    public required IReadOnlyList<TargetFigure> Targets { get; init; }

    /// <summary>Our figure beside other areas'.</summary>
    public required MeasureBenchmarks Benchmarks { get; init; }

    /// <summary>Breaks in method, the latest first.</summary>
    public required IReadOnlyList<MethodBreak> Breaks { get; init; }

    /// <summary>Who changed what, the latest first, at most <see cref="MeasureService.AuditShown"/>.</summary>
    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    /// <summary>The owner's display name, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>How it is rated in the quarter in place of what the measure itself says, with the name of who set it; null when nothing is set.</summary>
    public (RatingOverride Rule, string? By)? RatedBy { get; init; }

    /// <summary>Figures that were corrected after sign-off, the oldest first, with the display name of who did it.</summary>
    public required IReadOnlyList<(Correction Correction, bool IsUsed, string? By)> Corrections { get; init; }

    /// <summary>The periods of signed-off quarters whose figures the actor may correct, the latest first.</summary>
    public required IReadOnlyList<Period> MayCorrect { get; init; }

    /// <summary>The measures it is made from, by code; empty for none.</summary>
    public required IReadOnlyList<NamedMeasure> MadeFrom { get; init; }

    /// <summary>The measures that are made from it, by code.</summary>
    public required IReadOnlyList<NamedMeasure> GoesInto { get; init; }

    /// <summary>Why a figure of the course that looked doubtful is right, as whoever entered it says; of one that is made from shorter periods, what was said of each. Null for nothing.</summary>
    public string? QualityNoteOf(SeriesPoint point)
    {
        if (point.Value is null) return null;
        string[] said = [.. Values.Select(v => v.Result).Where(r => r.QualityNote is not null && point.Period.Contains(r.Period)).OrderBy(r => r.Period).Select(r => r.Period == point.Period ? r.QualityNote! : $"{r.Period.Label}: {r.QualityNote}")];
        return said.Length == 0 ? null : string.Join(' ', said);
    }

    /// <summary>The period the actor may enter in the open quarter; null when there is none.</summary>
    public Period? MayEnter { get; init; }
}

/// <summary>A figure as it was entered.</summary>
/// <param name="Result">The result.</param>
/// <param name="By">Who submitted it; null when it came in a data pack.</param>
/// <param name="Before">Earlier figures of the same period, the latest first.</param>
public sealed record EnteredValue(MeasureResult Result, string? By, IReadOnlyList<EarlierFigure> Before);

/// <summary>A figure that was replaced.</summary>
/// <param name="Figures">What it was, and when it was replaced.</param>
/// <param name="By">Who replaced it; null when a data pack did.</param>
public sealed record EarlierFigure(Restatement Figures, string? By);
