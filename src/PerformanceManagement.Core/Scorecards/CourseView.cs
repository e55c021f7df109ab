using PerformanceManagement.Core.BenchmarkGroups;
using PerformanceManagement.Core.Charts;
using PerformanceManagement.Core.Ratings.Benchmarks;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The course of a measure as its page, its files and its data show it: the same points in all of them.</summary>
/// <param name="Frequency">By which periods.</param>
/// <param name="Range">How far back.</param>
/// <param name="Points">The points with their targets, the oldest first, gaps included.</param>
/// <param name="Chart">The chart of them, with all that is known beside them.</param>
/// <param name="Sentence">The latest of them in a sentence.</param>
public sealed record CourseView(CourseFrequency Frequency, CourseRange Range, IReadOnlyList<HistoryPoint> Points, Chart Chart, string Sentence)
{
    /// <summary>The course of a measure's page; null where there is nothing to show.</summary>
    /// <param name="page">The page.</param>
    /// <param name="frequency">By which periods, one of those offered; null for those that are reported and rated.</param>
    /// <param name="range">How far back.</param>
    public static CourseView? Of(MeasurePage page, CourseFrequency? frequency, CourseRange range) => Of(
        new MeasureTrack
        {
            Row = page.Row,
            Course = page.Course,
            Signals = page.Signals,
            Benchmarks = page.Benchmarks,
            AreaFigures = [.. page.Measure.Benchmarks.Select(BenchmarkService.Of)],
            Targets = page.Targets,
        },
        $"{page.Measure.Title} ({page.Measure.Unit})",
        frequency,
        range);

    /// <summary>The same of one of several measures.</summary>
    /// <param name="track">The measure with its course.</param>
    /// <param name="title">What the chart is called.</param>
    /// <param name="frequency">By which periods, one of those offered; null for those that are reported and rated.</param>
    /// <param name="range">How far back.</param>
    public static CourseView? Of(MeasureTrack track, string title, CourseFrequency? frequency, CourseRange range)
    {
        if (track.Course is not { } course) return null;

        CourseFrequency by = frequency ?? course.Reported;
        IReadOnlyList<HistoryPoint> points = course.Points(by, range);
        var charts = new MeasureChart(title, track.Row.Rules);
        Chart chart = charts.WithSignals(charts.WithBenchmarks(charts.Of(points), BenchmarksOf(track)), track.Signals);
        // The forecast is of what is reported, at the end of its year.
        if (by == course.Reported || by == CourseFrequency.Years) chart = charts.WithForecast(chart, track.Row.Forecast, track.Targets, by == CourseFrequency.Years);
        return new CourseView(by, range, points, chart, LatestSentence.Of(track.Row.Rules, course.Points(by, CourseRange.All)));
    }

    // Members of a group are its mean here, so that neighbours never make a league table.
    private static IEnumerable<AreaFigure> BenchmarksOf(MeasureTrack track) =>
    [
        .. track.AreaFigures.Where(f => track.Benchmarks.Areas.Any(a => string.Equals(a.Area, f.Area, StringComparison.OrdinalIgnoreCase))),
        .. track.Benchmarks.Groups.Where(g => g is { Mean: not null, Period: not null }).Select(g => new AreaFigure($"{g.Group}, mean", g.Period!.Value, g.Mean!.Value)),
    ];
}
