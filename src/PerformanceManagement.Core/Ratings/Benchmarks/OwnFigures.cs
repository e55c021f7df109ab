using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>Our side of a comparison with other areas.</summary>
public sealed class OwnFigures
{
    private readonly IReadOnlyList<SeriesPoint> kept;
    private readonly ReportedSeries series;

    /// <summary>Our figures of a measure.</summary>
    /// <param name="rules">The measure's rules.</param>
    /// <param name="reported">The reported series up to the reported period, which is its last; of a signed-off quarter, as it was kept.</param>
    /// <param name="series">All that was entered, for longer periods such as years.</param>
    /// <param name="target">The target that applies, which for a measure good within a range says what is nearer to good.</param>
    /// <exception cref="ArgumentException">The reported series is empty.</exception>
    public OwnFigures(MeasureRules rules, IReadOnlyList<SeriesPoint> reported, ReportedSeries series, TargetFigure? target)
    {
        if (reported.Count == 0) throw new ArgumentException("A series has at least its reported point.", nameof(reported));
        Rules = rules;
        kept = reported;
        this.series = series;
        Range = rules.Good == GoodDirection.Range && target is { HasNumber: true } ? target : null;
    }

    /// <summary>The measure's rules.</summary>
    public MeasureRules Rules { get; }

    /// <summary>The reported figure, or why there is none.</summary>
    public SeriesPoint Reported => kept[^1];

    /// <summary>The range that is good; null where there is none in figures.</summary>
    public TargetFigure? Range { get; }

    /// <summary>Whether a figure can be better than another.</summary>
    public bool IsJudged => Range is not null || Rules.Good is GoodDirection.Higher or GoodDirection.Lower;

    /// <summary>Our figure for exactly a period, or why there is none.</summary>
    public SeriesPoint For(Period period)
    {
        if (kept.FirstOrDefault(p => p.Period == period) is { } point) return point;
        // Another calendar's year does not fall into our quarters; into months every year does.
        bool fits = period.Length == series.Length || period.Calendar == Reported.Period.Calendar || Rules.Frequency is Frequency.Month or Frequency.Survey;
        return fits ? series.Point(period) : new SeriesPoint(period);
    }

    /// <summary>Whether a figure can be set beside others: there is one, and it is not a sum that lacks parts.</summary>
    public static bool IsUsable(SeriesPoint point) => point.Value is not null && !point.IsPartialSum;
}
