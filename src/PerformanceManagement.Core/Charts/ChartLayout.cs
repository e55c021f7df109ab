using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Charts;

/// <summary>Lays a chart out: where every line, point and label goes, so that no label covers another. It knows nothing of pages and files.</summary>
public sealed class ChartLayout
{
    private const double LabelGap = 8;
    private const double WidestEndLabel = 150;
    private const int ManyPoints = 60;

    private readonly Chart chart;
    private readonly ChartSize size;
    private readonly ChartScale scale;
    private readonly List<ChartShape> shapes = [];
    private readonly List<(double Y, string Text, string Class)> ends;
    private readonly double left;
    private readonly double right;
    private readonly double top;
    private readonly double bottom;
    private readonly double[] edges;

    private ChartLayout(Chart chart, ChartSize size, ChartAxis? axis)
    {
        (this.chart, this.size) = (chart, size);
        scale = axis?.Scale ?? ChartScale.Of([chart], size.Steps);
        left = axis?.Left ?? Margin(scale, size);
        top = size.Text + 12 + (chart.Breaks.Count > 0 && size.HasPoints ? size.Text + 4 : 0);
        bottom = size.Height - size.Text - 14;
        ends = EndLabels();
        right = size.Width - (ends.Count == 0 ? 8 : Math.Ceiling(ends.Max(e => ChartText.Width(e.Text, size.Text))) + LabelGap + 4);
        edges = [.. (axis ?? ChartAxis.Of(chart)).Edges(chart.Periods).Select(e => left + (e * (right - left)))];
    }

    /// <summary>Lays a chart out.</summary>
    /// <param name="chart">The chart, of at least one period.</param>
    /// <param name="size">The size.</param>
    /// <param name="axis">The axis of time that it shares with others; null for its own.</param>
    public static ChartDrawing Of(Chart chart, ChartSize size, ChartAxis? axis = null)
    {
        var layout = new ChartLayout(chart, size, axis);
        layout.Draw();
        return new ChartDrawing(size, layout.shapes);
    }

    /// <summary>How far from the left the figures begin: where the widest label of their axis ends.</summary>
    internal static double Margin(ChartScale scale, ChartSize size) => Math.Ceiling(scale.Ticks.Max(t => ChartText.Width(scale.Label(t), size.Text))) + LabelGap + 4;

    private void Draw()
    {
        if (chart.Targets.Any(t => t is { IsRange: true })) DrawTargetBand();
        DrawScale();
        DrawPeriods();
        DrawBreaks();
        DrawTargets();
        foreach (ChartLevel level in chart.Levels)
            shapes.Add(new ChartLine(ChartLook.ClassOf(level.Kind), [new(edges[level.First], Y(level.Value)), new(edges[level.Last + 1], Y(level.Value))]));
        DrawForecast();
        foreach ((int index, ChartSeries series) in chart.Series.Index()) DrawLine(series, index);
        if (size.HasPoints) DrawSpots();
        else foreach ((int index, ChartSeries series) in chart.Series.Index()) DrawLast(series, index);
        DrawEndLabels();
    }

    private void DrawScale()
    {
        if (!chart.HasFigures && chart.Targets.All(t => t is null))
        {
            shapes.Add(new ChartLine("pm-chart__axis", [new(left, bottom), new(right, bottom)]));
            shapes.Add(new ChartLabel("pm-chart__label", new((left + right) / 2, (top + bottom) / 2), "No figures", ChartAnchor.Middle));
            return;
        }

        // The axis itself, also where the lowest tick lies above it.
        foreach (decimal tick in scale.Ticks)
        {
            double y = Y(tick);
            shapes.Add(new ChartLine(tick == 0 ? "pm-chart__axis" : "pm-chart__grid", [new(left, y), new(right, y)]));
            shapes.Add(new ChartLabel("pm-chart__label", new(left - LabelGap, y + (size.Text * 0.35)), scale.Label(tick), ChartAnchor.End));
        }

        if (!scale.Ticks.Contains(0)) shapes.Add(new ChartLine("pm-chart__axis", [new(left, bottom), new(right, bottom)]));
        if (scale.Note is { } note && size.HasPoints)
        {
            shapes.Add(new ChartLabel("pm-chart__note", new(0, size.Text), note, ChartAnchor.Start));
            // Two strokes across the foot of the scale: there is more below.
            if (scale.Lowest > 0) shapes.Add(new ChartLine("pm-chart__axis", [new(left, bottom), new(left, bottom - 3), new(left - 4, bottom - 5), new(left + 4, bottom - 9), new(left, bottom - 11), new(left, top)]));
        }
    }

    // Every one, or every second, third and so on from the latest backwards, so that all stand beside each other.
    private void DrawPeriods()
    {
        double baseline = size.Height - 4;
        (double X, double Half)[] boxes =
        [
            .. chart.Periods.Select((p, i) => (Middle: Middle(i), Half: ChartText.Width(p.ShortLabel, size.Text) / 2)).Select(b => (Math.Clamp(b.Middle, b.Half, Math.Max(b.Half, size.Width - b.Half)), b.Half)),
        ];
        int every = 1;
        while (every < boxes.Length && !Fit(every)) every++;
        foreach (int i in Labelled(every))
        {
            shapes.Add(new ChartLine("pm-chart__axis", [new(Middle(i), bottom), new(Middle(i), bottom + 4)]));
            shapes.Add(new ChartLabel("pm-chart__label", new(boxes[i].X, baseline), chart.Periods[i].ShortLabel, ChartAnchor.Middle));
        }

        IEnumerable<int> Labelled(int step) => Enumerable.Range(0, boxes.Length).Where(i => (boxes.Length - 1 - i) % step == 0);

        bool Fit(int step) => Labelled(step).Zip(Labelled(step).Skip(1)).All(p => boxes[p.First].X + boxes[p.First].Half + LabelGap <= boxes[p.Second].X - boxes[p.Second].Half);
    }

    private void DrawBreaks()
    {
        double free = 0;
        foreach (ChartBreak cut in chart.Breaks.OrderBy(b => b.At))
        {
            double x = edges[cut.At];
            shapes.Add(new ChartLine("pm-chart__break", [new(x, top - 4), new(x, bottom)]));
            if (!size.HasPoints) continue;
            double width = ChartText.Width(cut.Label, size.Text);
            // Near the right edge the words stand before the line, or they would be cut off; without room they are left to the key.
            bool before = x + 4 + width > size.Width;
            double from = before ? x - 4 - width : x + 4;
            if (from < free) continue;
            shapes.Add(new ChartLabel("pm-chart__break-label", new(before ? x - 4 : x + 4, top - 6), cut.Label, before ? ChartAnchor.End : ChartAnchor.Start));
            free = from + width + LabelGap;
        }
    }

    private void DrawTargetBand()
    {
        foreach ((int first, int last, ChartTarget target) in TargetRuns().Where(r => r.Target.IsRange))
        {
            double low = target.Low is { } l ? Y(l) : bottom;
            double high = target.High is { } h ? Y(h) : top;
            shapes.Add(new ChartLine("pm-chart__band", [new(edges[first], high), new(edges[last + 1], high), new(edges[last + 1], low), new(edges[first], low)], IsArea: true));
        }
    }

    // Steps: level through a target's periods, upright where it changes.
    private void DrawTargets()
    {
        foreach (Func<ChartTarget, decimal?> end in chart.Targets.Any(t => t is { IsRange: true }) ? new Func<ChartTarget, decimal?>[] { t => t.Low, t => t.High } : [t => t.Low])
        {
            var line = new List<ChartPlace>();
            int next = -1;
            foreach ((int first, int last, ChartTarget target) in TargetRuns())
            {
                if (end(target) is not { } figure) continue;
                if (line.Count > 0 && first != next)
                {
                    shapes.Add(new ChartLine("pm-chart__target", line));
                    line = [];
                }

                line.Add(new(edges[first], Y(figure)));
                line.Add(new(edges[last + 1], Y(figure)));
                next = last + 1;
            }

            if (line.Count > 0) shapes.Add(new ChartLine("pm-chart__target", line));
        }
    }

    private IEnumerable<(int First, int Last, ChartTarget Target)> TargetRuns()
    {
        for (int first = 0; first < chart.Targets.Count; first++)
        {
            if (chart.Targets[first] is not { } target) continue;
            int last = first;
            while (last + 1 < chart.Targets.Count && chart.Targets[last + 1] is { } following && (following.Low, following.High) == (target.Low, target.High)) last++;
            yield return (first, last, target);
            first = last;
        }
    }

    private void DrawForecast()
    {
        if (chart.Forecast is not { } forecast) return;
        var to = new ChartPlace(Middle(forecast.At), Y(forecast.Value));
        if (chart.Series is [var only, ..] && only.Points.Index().LastOrDefault(p => p.Item.Value is not null && p.Index < forecast.At) is { Item.Value: { } value, Index: var at })
            shapes.Add(new ChartLine("pm-chart__forecast", [new(Middle(at), Y(value)), to]));
        if (!size.HasPoints) shapes.Add(new ChartMark("pm-chart__forecast-point", to, ForecastOutline));
    }

    private const string ForecastOutline = "m0-5l5 5-5 5-5-5z";

    private void DrawLine(ChartSeries series, int index)
    {
        List<List<ChartPlace>> lines = [];
        bool joined = false;
        foreach ((int i, ChartPoint point) in series.Points.Index())
        {
            if (!chart.JoinsGaps && chart.Breaks.Any(b => b.At == i && !b.IsOfLimits)) joined = false;
            if (point.Value is { } value)
            {
                if (!joined) lines.Add([]);
                lines[^1].Add(new(Middle(i), Y(value)));
                joined = true;
            }
            else if (!chart.JoinsGaps)
            {
                joined = false;
            }
        }

        foreach (List<ChartPlace> line in lines.Where(l => l.Count > 1)) shapes.Add(new ChartLine(ChartLook.ClassOfSeries(index), line));
        // Without points a figure between two gaps would be lost.
        if (!size.HasPoints) foreach (List<ChartPlace> line in lines.Where(l => l.Count == 1)) shapes.Add(new ChartDot(ChartLook.ClassOfPoint(index), line[0], 2));
    }

    private void DrawLast(ChartSeries series, int index)
    {
        if (series.Points.Index().LastOrDefault(p => p.Item.Value is not null) is { Item.Value: { } value, Index: var at })
            shapes.Add(new ChartDot(ChartLook.ClassOfPoint(index), new(Middle(at), Y(value)), 3));
    }

    // Period by period, so that the keys go through them in the order of time.
    private void DrawSpots()
    {
        double radius = chart.Periods.Count > ManyPoints || (size.Width < 400 && chart.Periods.Count > ManyPoints / 3) ? 2.5 : 4;
        for (int i = 0; i < chart.Periods.Count; i++)
        {
            bool isKnown = false;
            foreach ((int index, ChartSeries series) in chart.Series.Index())
            {
                if (i >= series.Points.Count || series.Points[i] is not { Value: { } value } point) continue;
                isKnown = true;
                var place = new ChartPlace(Middle(i), Y(value));
                shapes.Add(new ChartSpot("pm-chart__spot", place, ChartWords.OfPoint(chart, series, i), [.. Mark(point, index, place, radius)]));
            }

            if (!isKnown && chart.Series.FirstOrDefault(s => i < s.Points.Count) is { } missing)
            {
                var foot = new ChartPlace(Middle(i), bottom - 6);
                shapes.Add(new ChartSpot("pm-chart__spot", foot, ChartWords.OfPoint(chart, missing, i), [new ChartMark("pm-chart__gap", foot, "m-3-3l6 6m0-6l-6 6")]));
            }

            if (chart.Forecast is { } forecast && forecast.At == i)
            {
                var place = new ChartPlace(Middle(i), Y(forecast.Value));
                shapes.Add(new ChartSpot("pm-chart__spot pm-chart__spot--expected", place, ChartWords.OfForecast(chart), [new ChartMark("pm-chart__forecast-point", place, ForecastOutline)]));
            }
        }
    }

    private static IEnumerable<ChartShape> Mark(ChartPoint point, int series, ChartPlace place, double radius)
    {
        if (point.Variation is { } variation && variation != Variation.CommonCause)
            yield return new ChartMark(ChartLook.ClassOf(variation), place, ChartLook.OutlineOf(variation)!);
        else
            yield return new ChartDot(point.Variation is { } usual ? ChartLook.ClassOf(usual) : point.IsProvisional ? "pm-chart__provisional" : ChartLook.ClassOfPoint(series), place, point.Variation is null ? radius : Math.Min(radius, 3));
        if (point.IsRestated) yield return new ChartDot("pm-chart__restated", place, radius + 3.5);
    }

    private List<(double Y, string Text, string Class)> EndLabels()
    {
        var labels = new List<(double Y, string Text, string Class)>();
        if (!size.HasEndLabels) return labels;
        foreach ((int index, ChartSeries series) in chart.Series.Index())
        {
            // The figure of a line that ended before would be taken for the latest.
            if (series.Points is [.., { Value: { } latest } last]) Add(latest, chart.Series.Count > 1 ? series.Name : null, last.Text, "pm-chart__end " + ChartLook.ClassOfName(index));
            else if (chart.Series.Count > 1 && series.Points.LastOrDefault(p => p.Value is not null) is { Value: { } value }) Add(value, series.Name, "", "pm-chart__end " + ChartLook.ClassOfName(index));
        }

        if (chart.Forecast is { } forecast) Add(forecast.Value, forecast.Name, forecast.Text, "pm-chart__end");
        if (chart.Targets.LastOrDefault(t => t is not null) is { } target && (target.High ?? target.Low) is { } end) Add(end, "Target", target.Text, "pm-chart__end");
        foreach (ChartLevel level in chart.Levels.GroupBy(l => l.Name).Select(g => g.MaxBy(l => l.Last)!)) Add(level.Value, level.Name, level.Text, "pm-chart__end");
        return labels;

        // A long name is cut, the figure never.
        void Add(decimal value, string? name, string figure, string cssClass)
        {
            string rest = name is null ? figure : $" {figure}".TrimEnd();
            labels.Add((Y(value), name is null ? rest : ChartText.Fit(name, size.Text, Math.Max(WidestEndLabel / 2, WidestEndLabel - ChartText.Width(rest, size.Text))) + rest, cssClass));
        }
    }

    private void DrawEndLabels()
    {
        double height = size.Text + 3;
        IReadOnlyList<double> places = ChartText.Apart([.. ends.Select(e => e.Y)], height, top, bottom);
        foreach (((double wanted, string text, string cssClass), double y) in ends.Zip(places))
        {
            if (Math.Abs(wanted - y) > height / 2) shapes.Add(new ChartLine("pm-chart__leader", [new(right + 1, wanted), new(right + LabelGap - 1, y)]));
            shapes.Add(new ChartLabel(cssClass, new(right + LabelGap, y + (size.Text * 0.35)), text, ChartAnchor.Start));
        }
    }

    private double Y(decimal figure) => top + ((1 - scale.Share(figure)) * (bottom - top));

    private double Middle(int index) => (edges[index] + edges[index + 1]) / 2;
}
