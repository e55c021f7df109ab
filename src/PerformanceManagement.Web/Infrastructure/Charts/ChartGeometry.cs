namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>A place in a drawing, in its own units, from the top left.</summary>
public readonly record struct ChartPlace(double X, double Y);

/// <summary>The size of a drawing and the room left around its lines.</summary>
public sealed record ChartFrame(double Width, double Height, double Left, double Right, double Top, double Bottom, bool HasAxes)
{
    /// <summary>With axes and labels.</summary>
    public static ChartFrame Large { get; } = new(760, 280, 64, 16, 20, 34, HasAxes: true);

    /// <summary>In a row of a table, lines alone.</summary>
    public static ChartFrame Sparkline { get; } = new(90, 24, 3, 3, 3, 3, HasAxes: false);

    public double InnerWidth => Width - Left - Right;

    public double InnerHeight => Height - Top - Bottom;
}

/// <summary>Where the lines of a trend chart go. It draws nothing and knows nothing of pages.</summary>
public sealed class ChartGeometry
{
    private readonly TrendSeries series;
    private readonly ChartFrame frame;

    /// <summary>Places a series, and room for further levels that are drawn with it.</summary>
    public ChartGeometry(TrendSeries series, ChartFrame frame, IEnumerable<decimal>? levels = null)
    {
        this.series = series;
        this.frame = frame;
        decimal[] figures = [.. series.Points.SelectMany(point => new[] { point.Value, point.TargetLow, point.TargetHigh }).OfType<decimal>(), .. levels ?? []];
        Scale = frame.HasAxes ? ChartScale.For(figures) : ChartScale.Tight(figures);
    }

    public ChartScale Scale { get; }

    /// <summary>The values, as unbroken lines: a missing value and a change of method each end one.</summary>
    public IReadOnlyList<IReadOnlyList<ChartPlace>> ValueLines
    {
        get
        {
            List<List<ChartPlace>> lines = [];
            bool joined = false;
            for (int i = 0; i < series.Points.Count; i++)
            {
                TrendPoint point = series.Points[i];
                if (point.StartsNewMethod) joined = false;
                if (point.Value is { } value)
                {
                    if (!joined) lines.Add([]);
                    lines[^1].Add(new ChartPlace(Middle(i), Y(value)));
                }

                joined = point.Value is not null;
            }

            return lines;
        }
    }

    /// <summary>The targets, as steps: level through a target's periods, upright where it changes. A range has two lines.</summary>
    public IReadOnlyList<IReadOnlyList<ChartPlace>> TargetLines
    {
        get
        {
            bool isRange = series.Points.Any(point => point.TargetLow != point.TargetHigh);
            return isRange ? [.. Steps(point => point.TargetLow), .. Steps(point => point.TargetHigh)] : Steps(point => point.TargetLow);
        }
    }

    /// <summary>Where the method changed, from left to right.</summary>
    public IReadOnlyList<double> Breaks => [.. Enumerable.Range(0, series.Points.Count).Where(i => i > 0 && series.Points[i].StartsNewMethod).Select(Start)];

    /// <summary>The labels under the axis, thinned from the latest backwards to what fits.</summary>
    public IReadOnlyList<(double X, string Text)> Labels(double widest)
    {
        int count = series.Points.Count;
        int every = count == 0 ? 1 : (int)Math.Ceiling(widest / Band);
        return [.. Enumerable.Range(0, count).Where(i => (count - 1 - i) % every == 0).Select(i => (Middle(i), series.Points[i].Label))];
    }

    /// <summary>How far down a figure lies.</summary>
    public double Y(decimal figure) => frame.Top + ((1 - Scale.Share(figure)) * frame.InnerHeight);

    /// <summary>Where a figure of one of the points lies.</summary>
    public ChartPlace Place(int index, decimal figure) => new(Middle(index), Y(figure));

    /// <summary>A level line over a stretch of points, from the start of the first to the end of the last.</summary>
    public IReadOnlyList<ChartPlace> Level(int first, int last, decimal figure) => [new(Start(first), Y(figure)), new(Start(last + 1), Y(figure))];

    private double Band => frame.InnerWidth / Math.Max(1, series.Points.Count);

    private double Start(int index) => frame.Left + (index * Band);

    private double Middle(int index) => Start(index) + (Band / 2);

    private List<List<ChartPlace>> Steps(Func<TrendPoint, decimal?> target)
    {
        List<List<ChartPlace>> lines = [];
        bool joined = false;
        for (int i = 0; i < series.Points.Count; i++)
        {
            if (target(series.Points[i]) is { } figure)
            {
                if (!joined) lines.Add([]);
                lines[^1].Add(new ChartPlace(Start(i), Y(figure)));
                lines[^1].Add(new ChartPlace(Start(i + 1), Y(figure)));
                joined = true;
            }
            else
            {
                joined = false;
            }
        }

        return lines;
    }
}
