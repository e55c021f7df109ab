using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The quarter's figures of a set of measures: what dashboards, measure pages, the report, the command line and later the API all read.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Rows">The measures, in the order of the plan and then of their codes.</param>
/// <param name="Counting">How they are counted; whole percentages and arrears left out where it is null.</param>
public sealed record QuarterlyScorecard(Period Quarter, IReadOnlyList<ScorecardRow> Rows, CountingRules? Counting = null)
{
    private readonly RowRuns<SharedRow>? shared;
    private SummaryCounts? counts;
    private int? notApproved;

    /// <summary>A scorecard of rows that are shared: compared and ready to be counted by the same rules.</summary>
    internal QuarterlyScorecard(Period quarter, RowRuns<SharedRow> shared, CountingRules? counting)
        : this(quarter, Array.Empty<ScorecardRow>(), counting)
    {
        this.shared = shared;
        Rows = new SeenAs<SharedRow, ScorecardRow>(shared, r => r.Row);
    }

    /// <summary>The measures, compared with last year as the council does.</summary>
    public IReadOnlyList<ScorecardRow> Rows { get; } = Compared(Rows, Counting);

    /// <summary>The counts over <see cref="Rows"/>.</summary>
    public SummaryCounts Counts => counts ??= shared is null
        ? SummaryCounts.Of([.. Rows.Select(r => r.Counted)], Counting)
        : shared.Counts(r => r.CountedAs, Counting);

    /// <summary>How many rows have a figure that nobody has approved, where the council approves values.</summary>
    public int NotApproved => notApproved ??= OfRuns(rows => new Waiting(rows.Count(r => r.IsNotApproved))).Sum(waiting => waiting.Count);

    /// <summary>What is made of the rows, of some after the other in their order: of those that are the same it is made once, whatever else of the quarter changes.</summary>
    /// <param name="make">Makes it of some rows and the way of counting alone.</param>
    /// <param name="key">Which of its kind it is, one of few; null where there is one alone.</param>
    public IEnumerable<T> OfRuns<T>(Func<IReadOnlyList<ScorecardRow>, T> make, object? key = null)
        where T : class => shared is null ? [make(Rows)] : shared.Runs.Select(run => run.Made(rows => make([.. rows.Select(r => r.Row)]), key));

    /// <summary>The same rows counted by other rules.</summary>
    public QuarterlyScorecard CountedBy(CountingRules counting) => new(Quarter, Rows, counting);

    private static IReadOnlyList<ScorecardRow> Compared(IReadOnlyList<ScorecardRow> rows, CountingRules? counting)
    {
        bool usesOutturn = counting?.LastYear == LastYearRule.Outturn;
        return [.. rows.Select(r => r.UsesOutturn == usesOutturn ? r : r with { UsesOutturn = usesOutturn })];
    }

    private sealed record Waiting(int Count);
}
