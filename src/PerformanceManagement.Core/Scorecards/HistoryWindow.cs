using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>How far back the figures of a scorecard are read.</summary>
/// <param name="Months">The most months before the end of the quarter, at least <see cref="ScorecardService.HistoryMonths"/>.</param>
/// <param name="Further">The frequencies whose measures are read further back than that.</param>
internal sealed record HistoryWindow(int Months, IReadOnlyCollection<Frequency> Further)
{
    /// <summary>Whether a period of a measure of a frequency is read for a quarter: as far back as that, and to the end of the reporting year.</summary>
    public bool Has(Period period, Period quarter, Frequency frequency) =>
        period.End > quarter.End.AddMonths(-(Further.Contains(frequency) ? Months : ScorecardService.HistoryMonths)) && period.End <= quarter.Start.AddYears(1);

    public static HistoryWindow Of(IEnumerable<MeasureRules> measures)
    {
        List<MeasureRules> far = [.. measures.Where(r => TrendRule.MonthsNeeded(r) > ScorecardService.HistoryMonths)];
        return new HistoryWindow(far.Select(TrendRule.MonthsNeeded).DefaultIfEmpty(ScorecardService.HistoryMonths).Max(), [.. far.Select(r => r.Frequency).Distinct()]);
    }
}
