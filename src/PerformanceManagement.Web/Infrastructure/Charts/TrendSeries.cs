using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>What a trend chart draws: a measure's points, the oldest first.</summary>
/// <param name="Name">What is drawn: the measure's title.</param>
/// <param name="Points">One for each period, gaps included.</param>
/// <param name="Format">How a figure of the measure is written.</param>
public sealed record TrendSeries(string Name, IReadOnlyList<TrendPoint> Points, Func<decimal, string> Format)
{
    /// <summary>The reported series of a measure beside its targets.</summary>
    /// <param name="name">The measure's title.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="series">Its reported series, the oldest first.</param>
    /// <param name="targets">Its targets; those that apply to a period are chosen by the rules.</param>
    /// <param name="breaks">The first periods of new methods.</param>
    public static TrendSeries Of(
        string name, MeasureRules rules, IEnumerable<SeriesPoint> series, IReadOnlyCollection<TargetFigure> targets, IReadOnlyCollection<Period> breaks) =>
        new(name, [.. series.Select(point => PointOf(point, TargetChoice.For(point.Period, targets, rules), breaks))], rules.Display);

    private static TrendPoint PointOf(SeriesPoint point, TargetFigure? target, IReadOnlyCollection<Period> breaks) => new(point.Period.ShortLabel, point.Period.Label)
    {
        Value = point.Value,
        Text = point.Shown?.Text,
        IsRestated = point.IsRestated || point.RestatedSince is not null,
        TargetLow = target is { HasNumber: true } ? target.Value ?? target.Low : null,
        TargetHigh = target is { HasNumber: true } ? target.Value ?? target.High : null,
        // A break is named by a period that may be shorter or longer than the points.
        StartsNewMethod = breaks.Any(start => start.Start >= point.Period.Start && start.Start <= point.Period.End),
    };
}

/// <summary>One period of a chart.</summary>
/// <param name="Label">Under the axis: "Q2 2017/18", "Aug 17".</param>
/// <param name="LongLabel">In the description: "Q2 2017/18", "September 2017".</param>
public sealed record TrendPoint(string Label, string LongLabel)
{
    /// <summary>The figure; null leaves a gap.</summary>
    public decimal? Value { get; init; }

    /// <summary>The figure in the words of a quarter that was signed off with it; null for one that is worked out now.</summary>
    public string? Text { get; init; }

    /// <summary>The target, or the lower end of its range; null when there is none.</summary>
    public decimal? TargetLow { get; init; }

    /// <summary>The target, or the upper end of its range; null when there is none.</summary>
    public decimal? TargetHigh { get; init; }

    /// <summary>Whether it was corrected after its quarter had been signed off.</summary>
    public bool IsRestated { get; init; }

    /// <summary>Whether earlier points are not comparable with this one.</summary>
    public bool StartsNewMethod { get; init; }
}
