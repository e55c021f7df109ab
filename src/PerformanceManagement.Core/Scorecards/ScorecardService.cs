using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The scorecards of quarters, as they are and as they would be by other rules: read by <see cref="QuarterReader"/>, rated by what it read.</summary>
/// <param name="database">The database.</param>
/// <param name="counting">How the council counts; whole percentages and arrears left out where it is null.</param>
/// <param name="faults">Where a fault in one measure is reported, whose row then says so; null lets it through, for tests to see.</param>
public sealed class ScorecardService(PerformanceDbContext database, CountingRules? counting = null, MeasureFaults? faults = null)
{
    /// <summary>
    /// How far back a scorecard reads: four earlier years for measures compared year on year, and the period itself.
    /// Further only for measures whose own comparisons reach further (<see cref="TrendRule.MonthsNeeded"/>).
    /// </summary>
    public const int HistoryMonths = 51;

    private readonly QuarterReader reader = new(database, counting, faults);

    /// <summary>The scorecard of a quarter.</summary>
    /// <param name="quarter">A quarter of the financial year.</param>
    /// <param name="filter">Which measures.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="ArgumentException">The period is not a quarter of the financial year.</exception>
    public Task<QuarterlyScorecard> GetAsync(Period quarter, ScorecardFilter filter, CancellationToken stop = default) => GetAsync(quarter, filter, null, stop);

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

    /// <summary>Whether a fault in working out one measure is kept to its row: all but running out of memory, where faults are reported at all.</summary>
    internal bool IsOwnFault(Exception fault) => faults.IsOwn(fault);

    /// <summary>A row in place of one that could not be shown whole, with the reference of the fault, which is logged.</summary>
    internal ScorecardRow Faulty(ScorecardRow row, Exception fault) => ScorecardRowMaker.Faulty(
        new ScorecardMeasure { Id = row.MeasureId, Code = row.Code, Title = row.Title, Rules = row.Rules, Flags = row.Flags, Directorate = row.Directorate, Service = row.Service, Portfolio = row.Portfolio, OwnerId = row.OwnerId },
        row.Quarter,
        row.PlanPath,
        faults!.Report(row.MeasureId, fault));
}
