using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Charts;

/// <summary>An axis of time. Several charts may share one, so that the same day stands at the same place in all of them.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
public sealed record ChartAxis(DateOnly From, DateOnly Until)
{
    /// <summary>The axis that holds every period of some charts.</summary>
    /// <exception cref="InvalidOperationException">No chart has a period.</exception>
    public static ChartAxis Of(params IReadOnlyCollection<Chart> charts)
    {
        List<Period> periods = [.. charts.SelectMany(c => c.Periods)];
        return new ChartAxis(periods.Min(p => p.Start), periods.Max(p => p.End).AddDays(1));
    }

    /// <summary>What small charts beside each other share: the days, where the drawing begins, and where somebody asks the axis of figures.</summary>
    /// <param name="charts">The charts; at least one has a period.</param>
    /// <param name="size">The size of each.</param>
    /// <param name="isOneScale">Whether they have one axis of figures; only for charts of one unit.</param>
    /// <exception cref="InvalidOperationException">No chart has a period.</exception>
    public static ChartAxis Of(IReadOnlyCollection<Chart> charts, ChartSize size, bool isOneScale)
    {
        ChartScale? scale = isOneScale ? ChartScale.Of(charts, size.Steps) : null;
        return Of(charts) with { Scale = scale, Left = charts.Max(c => ChartLayout.Margin(scale ?? ChartScale.Of([c], size.Steps), size)) };
    }

    /// <summary>The axis of figures that they share; null where each has its own.</summary>
    public ChartScale? Scale { get; init; }

    /// <summary>How many pixels from the left their drawings begin, so that days stand below each other; null where each begins behind its own labels.</summary>
    public double? Left { get; init; }

    /// <summary>Where a day lies: 0 at the start, 1 at the end.</summary>
    public double Share(DateOnly day) => (double)(day.DayNumber - From.DayNumber) / (Until.DayNumber - From.DayNumber);

    /// <summary>
    /// Where each period begins and the last ends, one more than there are periods. Between points that do not follow each other, such as surveys,
    /// half of the way belongs to each.
    /// </summary>
    public IReadOnlyList<double> Edges(IReadOnlyList<Period> periods)
    {
        var edges = new double[periods.Count + 1];
        for (int i = 0; i < periods.Count; i++)
        {
            bool follows = i == 0 || periods[i - 1].End.AddDays(1) == periods[i].Start;
            edges[i] = follows ? Share(periods[i].Start) : (Middle(periods[i - 1]) + Middle(periods[i])) / 2;
        }

        edges[^1] = periods.Count == 0 ? 1 : Share(periods[^1].End.AddDays(1));
        return edges;
    }

    /// <summary>Where the middle of a period lies.</summary>
    public double Middle(Period period) => (Share(period.Start) + Share(period.End.AddDays(1))) / 2;
}
