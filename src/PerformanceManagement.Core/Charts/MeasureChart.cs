using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Benchmarks;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Charts;

/// <summary>Makes charts of a measure's points. Pure.</summary>
/// <param name="title">The measure's title, and what else the chart is called.</param>
/// <param name="rules">The measure's rules.</param>
public sealed class MeasureChart(string title, MeasureRules rules)
{
    private const int MostAreas = 3;

    /// <summary>Points with their targets and breaks: what every chart of a measure begins with.</summary>
    public Chart Of(IReadOnlyList<HistoryPoint> points) => new()
    {
        Title = title,
        Rules = rules,
        Periods = [.. points.Select(p => p.Point.Period)],
        Series = [new ChartSeries(title, [.. points.Select(p => PointOf(p.Point, rules))])],
        Targets = points.Any(p => p.Target is { HasNumber: true }) ? [.. points.Select(p => TargetOf(p.Target))] : [],
        Breaks = [.. points.Index().Where(p => p.Index > 0 && p.Item.IsBreak && p.Item.Point.Reason != ReasonForNoValue.MethodChanged).Select(p => new ChartBreak(p.Index, "New method", $"Method changed in {p.Item.Point.Period.Label}: earlier values are not comparable."))],
    };

    /// <summary>A chart with the year's forecast where that is of the same kind as its figures: not a sum of the year beside the quarters that make it.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="forecast">The forecast, or null.</param>
    /// <param name="targets">The measure's targets, of which those up to the forecast are drawn.</param>
    /// <param name="isOfYears">Whether its points are years.</param>
    public Chart WithForecast(Chart chart, Forecast? forecast, IReadOnlyCollection<TargetFigure> targets, bool isOfYears)
    {
        if (forecast?.Value is not { } value || (!isOfYears && !rules.IsCumulative && (rules.BuildsUp || rules.QuarterRule == AggregationRule.Sum))) return chart;
        Period last = chart.Periods[^1];
        Period end = isOfYears ? forecast.Year : Period.Containing(forecast.Year.End, last.Length, last.Calendar);
        if (end <= last) return chart;
        var periods = chart.Periods.ToList();
        while (periods[^1] < end) periods.Add(periods[^1].Next);
        IEnumerable<ChartTarget?> ahead = periods.Skip(chart.Periods.Count).Select(p => TargetOf(TargetChoice.For(p, targets, rules)));
        return chart with { Periods = periods, Targets = chart.Targets.Count == 0 ? [] : [.. chart.Targets, .. ahead], Forecast = new ChartForecast(periods.Count - 1, value, forecast.Text(rules), forecast.Name) };
    }

    /// <summary>A chart with other areas' figures, each over the periods that it is of.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="figures">Figures by area or group; the first three are drawn.</param>
    public Chart WithBenchmarks(Chart chart, IEnumerable<AreaFigure> figures)
    {
        bool adds = rules.BuildsUp || rules.QuarterRule == AggregationRule.Sum;
        int points = chart.Series[0].Points.Count;
        List<ChartLevel> levels = [];
        foreach (AreaFigure figure in figures)
        {
            // A year's rate holds for its quarters, a year's sum does not.
            int[] places = [.. Enumerable.Range(0, points).Where(i => chart.Periods[i] == figure.Period || (!adds && figure.Period.Contains(chart.Periods[i])))];
            if (places.Length > 0) levels.Add(new ChartLevel(ChartLevelKind.Benchmark, figure.Area, places[0], places[^1], figure.Value, rules.Display(figure.Value)));
        }

        HashSet<string> drawn = [.. levels.Select(l => l.Name).Distinct().Take(MostAreas)];
        return chart with { Levels = [.. chart.Levels, .. levels.Where(l => drawn.Contains(l.Name))] };
    }

    /// <summary>A chart with means, limits and special points, where its points are those that signals are worked out from; otherwise as it is.</summary>
    public Chart WithSignals(Chart chart, Signals signals)
    {
        Dictionary<Period, int> places = chart.Periods.Index().ToDictionary(p => p.Item, p => p.Index);
        if (signals.Segments.All(s => s.Limits is null) || !signals.Segments.SelectMany(s => s.Points).Any(p => places.ContainsKey(p.Period))) return chart;

        Dictionary<Period, Variation> variations = signals.Segments.Where(s => s.Limits is not null).SelectMany(s => s.Points).ToDictionary(p => p.Period, p => p.Variation);
        ChartSeries series = chart.Series[0];
        return chart with
        {
            Series = [series with { Points = [.. series.Points.Select((p, i) => p.Value is not null && variations.TryGetValue(chart.Periods[i], out Variation variation) ? p with { Variation = variation } : p)] }],
            Levels = [.. chart.Levels, .. signals.Segments.SelectMany(s => LevelsOf(s, places))],
            Breaks = [.. chart.Breaks, .. RebasesOf(signals, places)],
        };
    }

    /// <summary>The chart of a measure's signals alone: a run chart where there are no limits.</summary>
    /// <param name="signals">The signals; of at least one stretch.</param>
    /// <param name="targets">The measure's targets.</param>
    public Chart OfSignals(Signals signals, IReadOnlyCollection<TargetFigure> targets)
    {
        Chart chart = Of([.. signals.Series.Select(p => new HistoryPoint(p, TargetChoice.For(p.Period, targets, rules), IsBreak: false))]) with { JoinsGaps = true };
        Dictionary<Period, int> places = chart.Periods.Index().ToDictionary(p => p.Item, p => p.Index);
        Dictionary<Period, SignalPoint> found = signals.Segments.SelectMany(s => s.Points).ToDictionary(p => p.Period);
        return chart with
        {
            Series = [chart.Series[0] with { Points = [.. chart.Series[0].Points.Select((p, i) => found.TryGetValue(chart.Periods[i], out SignalPoint? point) ? p with { Variation = point.Variation } : p)] }],
            Levels = [.. signals.Segments.SelectMany(s => LevelsOf(s, places))],
            Breaks = [.. RebasesOf(signals, places)],
        };
    }

    /// <summary>A point of a series as charts have it.</summary>
    public static ChartPoint PointOf(SeriesPoint point, MeasureRules rules)
    {
        // A quarter that was signed off keeps its words.
        string text = point.Value is { } value ? point.Shown?.Text ?? rules.Display(value) : point.MissingLabel!;
        bool isRestated = point.Value is not null && (point.IsRestated || point.RestatedSince is not null);
        string?[] remarks =
        [
            point.Value is not null && point.Quality != ValueQuality.Actual ? ReasonText.Token(point.Quality) : null,
            point.Value is null ? point.SuppressionRemark : null,
            point.PartialMark,
            point.Value is not null && point.IsSimpleMean ? "simple mean" : null,
            isRestated ? "restated" : null,
        ];
        return new ChartPoint(point.Value, text)
        {
            Remark = remarks.Any(r => r is not null) ? string.Join(", ", remarks.Where(r => r is not null)) : null,
            IsRestated = isRestated,
            IsProvisional = point.Value is not null && point.Quality != ValueQuality.Actual,
        };
    }

    private static IEnumerable<ChartBreak> RebasesOf(Signals signals, Dictionary<Period, int> places) =>
        from stretch in signals.Segments
        let rebase = stretch.Rebase
        where rebase is not null && places.GetValueOrDefault(stretch.Points[0].Period) > 0
        select new ChartBreak(places[stretch.Points[0].Period], $"Rebased from {rebase.From.Label}", SignalSentence.About(rebase)) { IsOfLimits = true };

    private ChartTarget? TargetOf(TargetFigure? target) => target is not { HasNumber: true } ? null
        : new ChartTarget(target.Value ?? target.Low, target.Value ?? target.High, FigureFormat.TargetText(target with { Words = null, Floor = null }, rules.Decimals, rules.Unit)!);

    private IEnumerable<ChartLevel> LevelsOf(SignalSegment stretch, Dictionary<Period, int> places)
    {
        if (stretch.Limits is not { } limits) yield break;
        int[] drawn = [.. stretch.Points.Where(p => places.ContainsKey(p.Period)).Select(p => places[p.Period])];
        if (drawn.Length == 0) yield break;
        yield return Level(ChartLevelKind.Mean, "Mean", limits.Mean);
        yield return Level(ChartLevelKind.Limit, "Upper limit", limits.Upper);
        yield return Level(ChartLevelKind.Limit, "Lower limit", limits.Lower);

        ChartLevel Level(ChartLevelKind kind, string name, decimal figure) => new(kind, name, drawn[0], drawn[^1], figure, SignalSentence.Level(figure, rules));
    }
}
