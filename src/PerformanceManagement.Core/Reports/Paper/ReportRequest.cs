using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Reports.Pdf;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Everything a paper is made from.</summary>
internal sealed record ReportRequest
{
    public required string Council { get; init; }

    public required string Committee { get; init; }

    public required QuarterlyScorecard Scorecard { get; init; }

    /// <summary>The whole plan.</summary>
    public required IReadOnlyList<PlanItem> Plan { get; init; }

    /// <summary>The quarter's comments by the key of their plan item.</summary>
    public required IReadOnlyDictionary<int, string> Comments { get; init; }

    public DateOnly? MeetingDate { get; init; }

    public required ReportOptions Options { get; init; }

    public required ReportTexts Texts { get; init; }

    /// <summary>What the fonts hold; null where nothing is to be said of it.</summary>
    public PaperCharacters? Characters { get; init; }
}
