using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The quarter's figures of a set of measures: what dashboards, measure pages, the report, the command line and later the API all read.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Rows">The measures, in the order of the plan and then of their codes.</param>
/// <param name="Counting">How they are counted; whole percentages and arrears left out where it is null.</param>
public sealed record QuarterlyScorecard(Period Quarter, IReadOnlyList<ScorecardRow> Rows, CountingRules? Counting = null)
{
    private SummaryCounts? counts;

    /// <summary>The measures, compared with last year as the council does.</summary>
    public IReadOnlyList<ScorecardRow> Rows { get; } = Compared(Rows, Counting);

    /// <summary>The counts over <see cref="Rows"/>.</summary>
    public SummaryCounts Counts => counts ??= SummaryCounts.Of([.. Rows.Select(r => r.Counted)], Counting);

    /// <summary>The same rows counted by other rules.</summary>
    public QuarterlyScorecard CountedBy(CountingRules counting) => new(Quarter, Rows, counting);

    private static IReadOnlyList<ScorecardRow> Compared(IReadOnlyList<ScorecardRow> rows, CountingRules? counting)
    {
        bool usesOutturn = counting?.LastYear == LastYearRule.Outturn;
        return [.. rows.Select(r => r.UsesOutturn == usesOutturn ? r : r with { UsesOutturn = usesOutturn })];
    }
}
