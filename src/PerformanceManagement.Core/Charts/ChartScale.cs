using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Charts;

/// <summary>The range of an axis, with ticks in round figures. It shows nothing that a figure cannot be: no count below 0, no share above 100%.</summary>
public sealed record ChartScale
{
    // A line that would fill less than three fifths of an axis from zero gets one of its own, which says so.
    private const decimal LeastShareOfZero = 0.4m;
    private const decimal Air = 0.05m;

    private static readonly decimal[] Decimal = [1, 2, 5];
    private static readonly decimal[] Clock = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000, 36_000];
    private static readonly decimal[] Days = [1, 2, 3, 6, 12, 24, 48, 120, 240, 480, 1200, 2400];

    private readonly MeasureRules rules;

    private ChartScale(decimal lowest, decimal highest, decimal step, MeasureRules rules) =>
        (Lowest, Highest, Step, this.rules) = (lowest, highest, step, rules);

    /// <summary>The figure at the bottom.</summary>
    public decimal Lowest { get; }

    /// <summary>The figure at the top, above <see cref="Lowest"/>.</summary>
    public decimal Highest { get; }

    /// <summary>The distance between ticks.</summary>
    public decimal Step { get; }

    /// <summary>The tick figures from the bottom up; none where no figure can be.</summary>
    public required IReadOnlyList<decimal> Ticks { get; init; }

    /// <summary>What a reader must know of an axis without zero: "Axis starts at 80%"; null for one with it.</summary>
    public string? Note => Lowest > 0 ? $"Axis starts at {Label(Ticks[0])}" : Highest < 0 ? $"Axis ends at {Label(Ticks[^1])}" : null;

    /// <summary>Where a figure lies: 0 at the bottom, 1 at the top.</summary>
    public double Share(decimal figure) => (double)((figure - Lowest) / (Highest - Lowest));

    /// <summary>A tick as it is written: in millions or billions where figures are so large, else as figures of the measure, with the decimals that the step needs.</summary>
    public string Label(decimal tick)
    {
        var unit = MeasureUnit.Of(rules.Unit);
        if (unit.Duration is { } duration) return duration.InCell(tick, FigureFormat.DecimalsOf(Step));
        decimal largest = Math.Max(Math.Abs(Lowest), Math.Abs(Highest)) * unit.Scale;
        (decimal size, string mark) = unit.Kind == UnitKind.Percent || largest < 10_000_000 ? (1, "") : largest < 10_000_000_000 ? (1_000_000m, "m") : (1_000_000_000m, "bn");
        if (size == 1) return FigureFormat.Display(tick, FigureFormat.DecimalsOf(Step), rules.Unit);
        return FigureFormat.Display(tick * unit.Scale / size, FigureFormat.DecimalsOf(Step * unit.Scale / size), unit.Kind == UnitKind.Money ? "£" : "number") + mark;
    }

    /// <summary>The smallest round range that holds all figures.</summary>
    /// <param name="figures">Values, targets and other figures that the measure can have.</param>
    /// <param name="levels">Further levels that may lie where no figure can, such as limits below zero.</param>
    /// <param name="rules">Unit and decimals.</param>
    /// <param name="steps">About how many steps.</param>
    public static ChartScale For(IReadOnlyCollection<decimal> figures, IReadOnlyCollection<decimal> levels, MeasureRules rules, int steps = 4)
    {
        if (figures.Count == 0) return new ChartScale(0, 1, 1, rules) { Ticks = [0, 1] };

        decimal? floor = figures.Min() >= 0 ? 0 : null;
        decimal? ceiling = MeasureUnit.Of(rules.Unit).Kind == UnitKind.Percent && figures.Max() <= 100 ? 100 : null;
        (decimal least, decimal most) = (Math.Min(figures.Min(), levels.DefaultIfEmpty(decimal.MaxValue).Min()), Math.Max(figures.Max(), levels.DefaultIfEmpty(decimal.MinValue).Max()));
        decimal low = least > 0 && least <= most * LeastShareOfZero ? 0 : least;
        decimal high = most < 0 && most >= least * LeastShareOfZero ? 0 : most;

        // A flat line stands in the middle of a few steps, and a nearly flat one is not blown up into a mountain range.
        decimal finest = Power(-rules.Decimals);
        decimal span = Math.Max(high - low, Math.Max(Math.Max(Math.Abs(high), Math.Abs(low)) * 0.02m, 2 * finest));
        decimal air = high - low < span ? (span - (high - low)) / 2 : span * Air;
        decimal step = Math.Max(RoundStep(span / steps, rules.Unit), finest);
        decimal lowest = low == 0 && least >= 0 ? 0 : Math.Floor((low - air) / step) * step;
        decimal highest = high == 0 && most <= 0 && least < 0 ? 0 : Math.Ceiling((high + air) / step) * step;
        if (floor is { } bottom) lowest = least >= bottom ? Math.Max(lowest, bottom) : least - (span * Air);
        if (ceiling is { } top) highest = most <= top ? Math.Min(highest, top) : most + (span * Air);
        if (highest <= lowest) highest = lowest + step;

        var ticks = new List<decimal>();
        for (decimal tick = Math.Ceiling(lowest / step) * step; tick <= highest; tick += step)
            if (tick >= (floor ?? tick) && tick <= (ceiling ?? tick)) ticks.Add(tick);
        return new ChartScale(lowest, highest, step, rules) { Ticks = ticks };
    }

    /// <summary>The smallest round range that holds all that some charts of one unit show.</summary>
    /// <param name="charts">The charts, at least one.</param>
    /// <param name="steps">About how many steps.</param>
    public static ChartScale Of(IReadOnlyCollection<Chart> charts, int steps) => For(
        [
            .. charts.SelectMany(c => c.Series).SelectMany(s => s.Points).Select(p => p.Value).OfType<decimal>(),
            .. charts.SelectMany(c => c.Targets).OfType<ChartTarget>().SelectMany(t => new[] { t.Low, t.High }).OfType<decimal>(),
            .. charts.SelectMany(c => c.Levels).Where(l => l.Kind == ChartLevelKind.Benchmark).Select(l => l.Value),
            .. charts.Select(c => c.Forecast).OfType<ChartForecast>().Select(f => f.Value),
        ],
        [.. charts.SelectMany(c => c.Levels).Where(l => l.Kind != ChartLevelKind.Benchmark).Select(l => l.Value)],
        charts.MaxBy(c => c.Rules.Decimals)!.Rules,
        steps);

    private static decimal RoundStep(decimal rough, string unit)
    {
        if (MeasureUnit.Of(unit).Duration is { } duration)
        {
            decimal[] known = duration == DurationUnit.DaysHours ? Days : Clock;
            return known.FirstOrDefault(s => s >= rough, Math.Ceiling(rough / known[^1]) * known[^1]);
        }

        decimal magnitude = 1;
        while (magnitude > rough) magnitude /= 10;
        while (magnitude * 10 <= rough) magnitude *= 10;
        return Decimal.Select(f => magnitude * f).FirstOrDefault(s => s >= rough, magnitude * 10);
    }

    private static decimal Power(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < -exponent; i++) power /= 10;
        return power;
    }
}
