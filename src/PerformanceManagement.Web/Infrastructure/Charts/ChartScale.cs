namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>The range of an axis in round figures, with its ticks.</summary>
/// <param name="Lowest">The figure at the bottom.</param>
/// <param name="Highest">The figure at the top, above <paramref name="Lowest"/>.</param>
/// <param name="Step">The distance between ticks.</param>
public sealed record ChartScale(decimal Lowest, decimal Highest, decimal Step)
{
    private const int WantedSteps = 4;

    /// <summary>The tick figures from the bottom up.</summary>
    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (decimal tick = Lowest; tick <= Highest; tick += Step) yield return tick;
        }
    }

    /// <summary>Where a figure lies: 0 at the bottom, 1 at the top.</summary>
    public double Share(decimal figure) => (double)((figure - Lowest) / (Highest - Lowest));

    /// <summary>The smallest round range that holds all figures. It does not start below zero for the sake of space.</summary>
    public static ChartScale For(IReadOnlyCollection<decimal> figures)
    {
        if (figures.Count == 0) return new ChartScale(0, 1, 1);

        decimal low = figures.Min();
        decimal high = figures.Max();
        decimal span = SpanOf(low, high);
        decimal step = RoundStep(span / WantedSteps);
        decimal lowest = Math.Floor((low - (span * 0.05m)) / step) * step;
        decimal highest = Math.Ceiling((high + (span * 0.05m)) / step) * step;
        if (low >= 0 && lowest < 0) lowest = 0;
        return new ChartScale(lowest, highest, step);
    }

    /// <summary>The range of the figures themselves, for a drawing without ticks.</summary>
    public static ChartScale Tight(IReadOnlyCollection<decimal> figures)
    {
        if (figures.Count == 0) return new ChartScale(0, 1, 1);

        decimal middle = (figures.Min() + figures.Max()) / 2;
        decimal span = SpanOf(figures.Min(), figures.Max());
        return new ChartScale(middle - (span / 2), middle + (span / 2), span);
    }

    // A flat line stands in the middle, and a nearly flat one is not blown up into a mountain range.
    private static decimal SpanOf(decimal low, decimal high)
    {
        decimal span = Math.Max(high - low, Math.Max(Math.Abs(high), Math.Abs(low)) * 0.02m);
        return span == 0 ? 1 : span;
    }

    private static decimal RoundStep(decimal rough)
    {
        decimal magnitude = 1;
        while (magnitude > rough) magnitude /= 10;
        while (magnitude * 10 <= rough) magnitude *= 10;
        foreach (decimal factor in new[] { 1m, 2m, 5m })
        {
            if (magnitude * factor >= rough) return magnitude * factor;
        }

        return magnitude * 10;
    }
}
