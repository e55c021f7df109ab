using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>How each rating and trend of the paper was worked out (appendix B), and its counts by their names.</summary>
internal static class ExplanationTables
{
    /// <summary>Every rating with its sum, and where the figure was worked out, how; of a measure in arrears, that of its last known figure, too, and of its forecast where there is one.</summary>
    public static ReportTable Ratings(QuarterlyScorecard scorecard) => MeasureColumn.Table(
        "How each rating was worked out",
        [
            MeasureColumn.Code,
            MeasureColumn.ShortName,
            new("Status", ReportColumnKind.Mark, row => ReportCells.Status(row, row.Rating.ShortLabel) with { Explanation = null }),
            MeasureColumn.Why("Why", Why),
        ],
        scorecard.Rows);

    /// <summary>Every comparison with its figures.</summary>
    public static ReportTable Trends(QuarterlyScorecard scorecard) => MeasureColumn.Table(
        "How each trend was worked out",
        [
            MeasureColumn.Code,
            MeasureColumn.Why("Short trend", row => row.ShortTrend.Explanation),
            MeasureColumn.Why("Long trend", row => row.LongTrend.Explanation),
            MeasureColumn.Why("Since last year or outturn", row => $"{row.SinceLastYearName}: {row.LastYear.Explanation}"),
        ],
        scorecard.Rows);

    /// <summary>The counts of the paper by their names: on target, each status, each result of each comparison.</summary>
    public static IEnumerable<(string Name, CountOf Count)> Named(QuarterlyScorecard scorecard) =>
    [
        ("On target", scorecard.Counts.OnTarget),
        .. scorecard.Counts.Statuses.Select(s => ($"Status: {s.Status.Label}", s.Count)),
        .. ReportComparison.All(scorecard).SelectMany(c => new[] { ("improved", c.Count.Improved), ("no change", c.Count.NoChange), ("worsened", c.Count.Worsened) }.Select(r => ($"{c.Name}: {r.Item1}", r.Item2))),
    ];

    /// <summary>The codes counted.</summary>
    public static string Members(CountOf count) => count.Count == 0 ? "None" : string.Join(", ", count.Members);

    private static string Why(ScorecardRow row) => string.Join(' ', new[]
    {
        // Of a figure that is reported as it was entered, its origin says nothing new.
        row.Reported.Origin == PointOrigin.WorkedOut || row.Reported.PartsDisagree is not null ? row.FigureExplanation : null,
        row.Rating.Explanation,
        row.LastKnown is { } last ? $"Last known, {last.Period.Label}: {last.Rating.Explanation}" : null,
        row.Forecast is { Value: not null } forecast ? forecast.Explanation : null,
    }.OfType<string>());
}
