using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Charts;

/// <summary>How far back a measure's course is shown.</summary>
public enum CourseRange
{
    /// <summary>This year and the four before.</summary>
    FiveYears,

    /// <summary>This year and last year.</summary>
    TwoYears,

    /// <summary>All there is.</summary>
    All,
}

/// <summary>By which periods a measure's course is shown.</summary>
public enum CourseFrequency
{
    /// <summary>The periods in which it is taken.</summary>
    Taken,

    /// <summary>Quarters, where its months make them.</summary>
    Quarters,

    /// <summary>Years, where its periods make them.</summary>
    Years,
}

/// <summary>Everything from which the course of a measure is made. Pure.</summary>
/// <param name="rules">The measure's rules in the quarter.</param>
/// <param name="series">Its series, of figures that may be shown.</param>
/// <param name="until">The reported period of the quarter: the last that is shown.</param>
/// <param name="targets">Its targets.</param>
/// <param name="breaks">The first periods of new methods.</param>
public sealed class MeasureCourse(MeasureRules rules, ReportedSeries series, Period until, IReadOnlyCollection<TargetFigure> targets, IReadOnlyCollection<Period> breaks)
{
    private const int Years = 5;

    private bool MonthsMakeQuarters => rules.Frequency == Frequency.Month && series.Length == PeriodLength.Quarter;

    /// <summary>The frequency in which the measure is reported and rated.</summary>
    public CourseFrequency Reported => MonthsMakeQuarters ? CourseFrequency.Quarters : CourseFrequency.Taken;

    /// <summary>The frequencies that the measure's rules make, the shortest first; the reported one is among them.</summary>
    public IReadOnlyList<CourseFrequency> Offered => field ??=
    [
        CourseFrequency.Taken,
        .. MonthsMakeQuarters ? new[] { CourseFrequency.Quarters } : [],
        .. OfYears().Any(y => y.Value is not null) ? new[] { CourseFrequency.Years } : [],
    ];

    /// <summary>What the periods of a frequency are called: "months", "quarters", "surveys".</summary>
    public string NameOf(CourseFrequency frequency) => frequency switch
    {
        CourseFrequency.Taken => Wording.Plural(rules.Frequency),
        CourseFrequency.Quarters => Wording.Plural(PeriodLength.Quarter),
        CourseFrequency.Years => Wording.Plural(PeriodLength.Year),
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };

    /// <summary>The points of a frequency within a range, each with its target, the oldest first, gaps included; at least the last one of the frequency.</summary>
    public IReadOnlyList<HistoryPoint> Points(CourseFrequency frequency, CourseRange range)
    {
        IReadOnlyList<SeriesPoint> all = frequency switch
        {
            CourseFrequency.Years => OfYears(),
            CourseFrequency.Taken when MonthsMakeQuarters => [.. series.OwnPeriodsUpTo(until).Select(p => series.Month(p.Period))],
            _ => series.UpTo(until),
        };
        Period year = until.YearOf(rules.Calendar);
        DateOnly from = range switch
        {
            CourseRange.TwoYears => year.Previous.Start,
            CourseRange.FiveYears => year.Back(Years - 1).Start,
            _ => DateOnly.MinValue,
        };
        return [.. all.Where(p => p.Period.End >= from).DefaultIfEmpty(all.Count > 0 ? all[^1] : series.Point(until)).Select(p => new HistoryPoint(p, TargetChoice.For(p.Period, targets, rules), IsBreak(p)))];
    }

    // Years that are over: a part of one is no figure of a year.
    private IReadOnlyList<SeriesPoint> OfYears()
    {
        if (rules.Frequency is Frequency.Year or Frequency.Survey) return [];
        return [.. series.UpTo(until).Select(p => p.Period.YearOf(rules.Calendar)).Distinct().Where(y => y.End <= until.End).Select(series.InPeriod)];
    }

    // A break is named by a period that may be shorter or longer than the points.
    private bool IsBreak(SeriesPoint point) => point.Reason == ReasonForNoValue.MethodChanged || breaks.Any(start => start.Start >= point.Period.Start && start.Start <= point.Period.End);
}
