using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>How each rating and trend of the paper was worked out (appendix B), and its counts by their names.</summary>
internal static class ExplanationTables
{
    /// <summary>Every rating with its sum, and where the figure was worked out, how; of a measure in arrears, that of its last known figure, too, and of its forecast where there is one.</summary>
    public static ReportTable Ratings(QuarterlyScorecard scorecard) => new(
        "How each rating was worked out",
        [new("Code", ReportColumnKind.Code), new("Short name", ReportColumnKind.Name), new("Status", ReportColumnKind.Mark), new("Why", ReportColumnKind.Text)],
        [.. scorecard.Rows.Select(row => new ReportRow(
            [ReportCells.Of(row.Code), ReportCells.Of(row.Title), ReportCells.Status(row, row.Rating.ShortLabel) with { Explanation = null }, ReportCells.Of(Why(row))]))]);

    /// <summary>Every comparison with its figures.</summary>
    public static ReportTable Trends(QuarterlyScorecard scorecard) => new(
        "How each trend was worked out",
        [new("Code", ReportColumnKind.Code), new("Short trend", ReportColumnKind.Text), new("Long trend", ReportColumnKind.Text), new("Since last year or outturn", ReportColumnKind.Text)],
        [.. scorecard.Rows.Select(row => new ReportRow(
            [ReportCells.Of(row.Code), ReportCells.Of(row.ShortTrend.Explanation), ReportCells.Of(row.LongTrend.Explanation), ReportCells.Of($"{row.SinceLastYearName}: {row.LastYear.Explanation}")]))]);

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
