using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The scorecards of quarters, as they are and as they would be by other rules: read by <see cref="QuarterReader"/>, rated by what it read.</summary>
/// <param name="database">The database.</param>
/// <param name="counting">Tells how the council counts; whole percentages and arrears left out where it is null.</param>
/// <param name="faults">Where a fault in one measure is reported, whose row then says so; null lets it through, for tests to see.</param>
/// <param name="shared">What was worked out before and still holds; null works everything out.</param>
public sealed class ScorecardService(PerformanceDbContext database, ICouncilCounting? counting = null, MeasureFaults? faults = null, SharedScorecards? shared = null)
{
    /// <summary>
    /// How far back a scorecard reads: four earlier years for measures compared year on year, and the period itself.
    /// Further only for measures whose own comparisons reach further (<see cref="TrendRule.MonthsNeeded"/>).
    /// </summary>
    public const int HistoryMonths = 51;

    private readonly QuarterReader reader = new(database, counting, faults);

    private readonly SharedReading reading = new(database, new QuarterReader(database, counting, faults), counting);

    /// <summary>The scorecard of a quarter.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public async Task<QuarterlyScorecard> GetAsync(Period quarter, ScorecardFilter filter, CancellationToken stop = default) =>
        await SharedAsync(quarter, filter, stop) ?? await GetAsync(quarter, filter, null, stop);

    /// <summary>The scorecard of a quarter as it would be with other trend settings, or with other rules of its measures; a signed-off quarter stays what it was.</summary>
    internal async Task<QuarterlyScorecard> GetAsync(Period quarter, ScorecardFilter filter, Func<MeasureRules, MeasureRules>? change, CancellationToken stop)
    {
        QuarterReading read = await reader.ReadAsync(quarter, filter, change is null ? null : new Proposal { Rules = change }, stop);
        return read.RatedBy(read.Rules);
    }

    /// <summary>The scorecard of a quarter as it would be with other rules of each measure; a signed-off quarter stays what it was.</summary>
    internal async Task<QuarterlyScorecard> WithAsync(Period quarter, ScorecardFilter filter, Func<ScorecardMeasure, ScorecardMeasure> change, CancellationToken stop)
    {
        QuarterReading read = await reader.ReadAsync(quarter, filter, new Proposal { Measure = change }, stop);
        return read.RatedBy(read.Rules);
    }

    /// <summary>Reads a quarter once, to be rated by the present rules and by those that someone means to bring into force.</summary>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    internal Task<QuarterReading> ReadAsync(Period quarter, ScorecardFilter filter, CancellationToken stop) => reader.ReadAsync(quarter, filter, null, stop);

    /// <summary>Where the data stands, for what is read of several quarters.</summary>
    internal Task<DataState> StateAsync(CancellationToken stop) => database.StateAsync(stop);

    /// <summary>The rows of a quarter, with what is remembered of them; worked out now where nothing is shared.</summary>
    internal Task<SharedQuarter<SharedRow>> RowsAsync(Period quarter, DataState now, CancellationToken stop) => WorkedOutAsync<SharedRow>(
        quarter,
        now,
        new MakeOfRows<SharedRow>(NeedsNotes: true, async (rows, ground, token) =>
        {
            IReadOnlyDictionary<int, VariationFinding> variations = await new SignalReader(faults).ReadAsync(rows, ground, token);
            return row => new SharedRow(row, variations.GetValueOrDefault(row.MeasureId), CountedAs.Of(row.Counted, ground.Frame.Counting));
        }),
        stop);

    /// <summary>The marks of an earlier quarter, likewise.</summary>
    internal Task<SharedQuarter<QuarterMark>> MarksAsync(Period quarter, DataState now, CancellationToken stop) =>
        WorkedOutAsync(quarter, now, new MakeOfRows<QuarterMark>(NeedsNotes: false, (_, ground, _) =>
            Task.FromResult<Func<ScorecardRow, QuarterMark>>(row => QuarterMark.Of(row, ground.Frame.Counting))), stop);

    /// <summary>The scorecard of those that a filter chooses among the rows of a quarter; the same one as long as nothing of the quarter changes.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="chosen">Those it chooses, where they are known.</param>
    internal static QuarterlyScorecard Of(SharedQuarter<SharedRow> rows, ScorecardFilter filter, RowRuns<SharedRow>? chosen = null) =>
        rows.Remembered(filter, () => new QuarterlyScorecard(rows.Quarter, chosen ?? rows.Of(filter), rows.Counting));

    /// <summary>The same of the marks of an earlier quarter.</summary>
    internal static QuarterMarks Of(SharedQuarter<QuarterMark> marks, ScorecardFilter filter) => marks.Remembered(filter, () =>
    {
        RowRuns<QuarterMark> chosen = marks.Of(filter);
        SummaryCounts counts = chosen.Counts(m => m.CountedAs, marks.Counting);
        if (chosen.Count == marks.Count) return new QuarterMarks(marks.Of, counts);
        var byMeasure = chosen.ToDictionary(m => m.MeasureId);
        return new QuarterMarks(byMeasure.GetValueOrDefault, counts);
    });

    // What is not stored yet, and may be taken back, is shared with nobody.
    private bool Shares => shared is not null && database.Database.CurrentTransaction is null;

    private async Task<QuarterlyScorecard?> SharedAsync(Period quarter, ScorecardFilter filter, CancellationToken stop)
    {
        if (!Shares || !quarter.IsReportingQuarter) return null;
        // One measure does not wait for a whole quarter.
        DataState now = await database.StateAsync(stop);
        SharedQuarter<SharedRow>? rows = filter.MeasureId is null ? await RowsAsync(quarter, now, stop) : shared!.Find<SharedRow>(quarter, now);
        if (rows is null) return null;
        QuarterlyScorecard chosen = Of(rows, filter);
        // A measure that is not part of the quarter has a page all the same, and measures that came after sign-off are worked out for those who ask for them.
        return chosen.Rows.Count == 0 && (rows.IsKept || filter.MeasureId is not null) ? null : chosen;
    }

    private async Task<SharedQuarter<T>> WorkedOutAsync<T>(Period quarter, DataState now, MakeOfRows<T> make, CancellationToken stop)
        where T : class =>
        Shares
            ? await shared!.GetAsync<T>(quarter, now, database.StateNowAsync, (before, state, token) => reading.WorkAsync(quarter, before, state, make, token), stop)
            : await reading.WorkAsync(quarter, null, now, make, stop);

    /// <summary>Whether a fault in working out one measure is kept to its row: all but running out of memory, where faults are reported at all.</summary>
    internal bool IsOwnFault(Exception fault) => faults.IsOwn(fault);

    /// <summary>A row in place of one that could not be shown whole, with the reference of the fault, which is logged.</summary>
    internal ScorecardRow Faulty(ScorecardRow row, Exception fault) => ScorecardRowMaker.Faulty(
        new ScorecardMeasure { Id = row.MeasureId, Code = row.Code, Title = row.Title, Rules = row.Rules, Flags = row.Flags, Directorate = row.Directorate, Service = row.Service, Portfolio = row.Portfolio, OwnerId = row.OwnerId },
        row.Quarter,
        row.PlanPath,
        faults!.Report(row.MeasureId, fault));
}
