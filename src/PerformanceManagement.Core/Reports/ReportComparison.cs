using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Reports;

/// <summary>A comparison that the paper counts, with its words.</summary>
/// <param name="Name">"Last quarter (short trend)".</param>
/// <param name="Count">The count.</param>
internal sealed record ReportComparison(string Name, TrendCount Count)
{
    public static IReadOnlyList<ReportComparison> All(SummaryCounts counts) =>
    [
        new("Last quarter (short trend)", counts.ShortTrend),
        new("Average of the previous 4 quarters (long trend)", counts.LongTrend),
        new("Same period last year", counts.SinceLastYear),
    ];

    /// <summary>Every exclusion from every count, that of ratings first.</summary>
    public static IEnumerable<(string Count, LeftOut Left)> Exclusions(SummaryCounts counts) =>
    [
        .. counts.OnTarget.Excluded.Select(left => ("On target", left)),
        .. All(counts).SelectMany(c => c.Count.Excluded.Select(left => (c.Name, left))),
    ];
}
