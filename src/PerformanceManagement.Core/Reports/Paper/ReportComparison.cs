using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>A comparison that the paper counts, with its words.</summary>
/// <param name="Name">"Last quarter (short trend)".</param>
/// <param name="Count">The count.</param>
internal sealed record ReportComparison(string Name, TrendCount Count)
{
    public static IReadOnlyList<ReportComparison> All(QuarterlyScorecard scorecard) =>
    [
        new("Last quarter (short trend)", scorecard.Counts.ShortTrend),
        new($"Average of the previous {Quarters(scorecard)} (long trend)", scorecard.Counts.LongTrend),
        new(scorecard.Counting?.LastYear == LastYearRule.Outturn ? "Same period last year, else last year’s outturn" : "Same period last year", scorecard.Counts.SinceLastYear),
    ];

    /// <summary>Over how much the long trend of quarterly measures is taken, as it was when the rows were rated: "4 quarters", "quarter".</summary>
    public static string Quarters(QuarterlyScorecard scorecard)
    {
        int? set = scorecard.Rows.Select(r => r.Rules).FirstOrDefault(r => TrendRule.LongTrendFrequency(r) == Frequency.Quarter)?.LongTrendPeriods;
        int quarters = set ?? TrendRule.LongTrendPeriods(Frequency.Quarter);
        return quarters == 1 ? "quarter" : $"{quarters} quarters";
    }

    /// <summary>Every exclusion from every count, that of ratings first.</summary>
    public static IEnumerable<(string Count, LeftOut Left)> Exclusions(QuarterlyScorecard scorecard) =>
    [
        .. scorecard.Counts.OnTarget.Excluded.Select(left => ("On target", left)),
        .. All(scorecard).SelectMany(c => c.Count.Excluded.Select(left => (c.Name, left))),
    ];
}
