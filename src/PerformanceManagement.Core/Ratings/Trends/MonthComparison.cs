using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Ratings.Trends;

/// <summary>One month of a monthly measure against the month before.</summary>
/// <param name="Month">The month.</param>
/// <param name="Trend">What became of the comparison.</param>
public sealed record MonthComparison(Period Month, DirectionOfTravel Trend)
{
    /// <summary>The month's figure; null in quarters that were signed off before it was kept.</summary>
    public SeriesPoint? Point { get; init; }

    /// <summary>
    /// The comparisons of the months of a reported quarter, in order; of a measure reported by the month, of its last three.
    /// Null for a measure that is not monthly. Source: month-on-month arrows of the corporate performance report, 2016/17.
    /// </summary>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="series">Its figures.</param>
    /// <param name="reported">The reported quarter or month.</param>
    /// <param name="breaks">The first period of each new method.</param>
    /// <param name="targets">Its targets, of which a range tells what is nearer to good.</param>
    public static IReadOnlyList<MonthComparison>? In(MeasureRules rules, ReportedSeries series, Period reported, IReadOnlyCollection<Period> breaks, IReadOnlyCollection<TargetFigure> targets)
    {
        if (rules.Frequency != Frequency.Month) return null;
        IReadOnlyList<Period> months = reported.Length == PeriodLength.Month ? [reported.Back(2), reported.Previous, reported] : reported.Parts(PeriodLength.Month);
        return [.. months.Select(month => new MonthComparison(
            month,
            new TrendRule(rules, [series.Month(month.SameLastYear), series.Month(month.Previous), series.Month(month)], breaks, TargetChoice.For(month, targets, rules), series.Alone).MonthOnMonth()) { Point = series.Month(month) })];
    }
}
