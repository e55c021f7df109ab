using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Charts;

/// <summary>
/// What a chart shows: figures over time with all that is said of them. It says nothing of places, sizes or colours. What must not be seen has no
/// value here: points come from series that were read for showing.
/// </summary>
public sealed record Chart
{
    /// <summary>What is drawn: the measure's title.</summary>
    public required string Title { get; init; }

    /// <summary>Unit, decimals and good direction of every figure.</summary>
    public required MeasureRules Rules { get; init; }

    /// <summary>The periods from left to right, the oldest first; those that are still to come last.</summary>
    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>The lines, each with a point for each period from the first on; shorter where periods are still to come.</summary>
    public required IReadOnlyList<ChartSeries> Series { get; init; }

    /// <summary>The target of each period, null for none; empty for a chart without targets.</summary>
    public IReadOnlyList<ChartTarget?> Targets { get; init; } = [];

    /// <summary>Level lines: benchmarks, means and limits.</summary>
    public IReadOnlyList<ChartLevel> Levels { get; init; } = [];

    /// <summary>Where something starts afresh.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];

    /// <summary>What is expected; null for nothing, or where it is of another kind than the figures.</summary>
    public ChartForecast? Forecast { get; init; }

    /// <summary>Whether lines go on across a period without a value and a break, as the rules of signals skip them.</summary>
    public bool JoinsGaps { get; init; }

    /// <summary>Whether there is any figure to draw.</summary>
    public bool HasFigures => Series.Any(s => s.Points.Any(p => p.Value is not null));
}

/// <summary>One line of a chart.</summary>
/// <param name="Name">What it is called where there are several.</param>
/// <param name="Points">Its points, the oldest first, gaps included.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>A figure, or why there is none.</summary>
/// <param name="Value">The figure; null leaves a gap.</param>
/// <param name="Text">The figure as it is displayed, or why there is none.</param>
public sealed record ChartPoint(decimal? Value, string Text)
{
    /// <summary>What is said beside it: "provisional", "simple mean"; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether it was corrected after its quarter had been signed off.</summary>
    public bool IsRestated { get; init; }

    /// <summary>Whether it may still change.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>What its variation means; null where signals are not drawn.</summary>
    public Variation? Variation { get; init; }
}

/// <summary>The target of a period.</summary>
/// <param name="Low">The figure, or the lower end of a range; null for an open end.</param>
/// <param name="High">The figure, or the upper end of a range; null for an open end.</param>
/// <param name="Text">It as displayed: "340", "80% to 95%".</param>
public sealed record ChartTarget(decimal? Low, decimal? High, string Text)
{
    /// <summary>Whether it is a range and no single figure.</summary>
    public bool IsRange => Low != High;
}

/// <summary>What a level line is.</summary>
public enum ChartLevelKind
{
    /// <summary>Another area's figure, or the mean of a group.</summary>
    Benchmark,

    /// <summary>The mean of a stretch of points.</summary>
    Mean,

    /// <summary>A process limit.</summary>
    Limit,
}

/// <summary>A level line over some periods.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called: "England", "Upper limit".</param>
/// <param name="First">The first period, by its place.</param>
/// <param name="Last">The last period, by its place.</param>
/// <param name="Value">The figure.</param>
/// <param name="Text">The figure as displayed.</param>
public sealed record ChartLevel(ChartLevelKind Kind, string Name, int First, int Last, decimal Value, string Text);

/// <summary>That figures before a period are not comparable, or that limits start afresh.</summary>
/// <param name="At">The first period after it, by its place; above 0.</param>
/// <param name="Label">What is written at it: "New method".</param>
/// <param name="Sentence">The same in a sentence.</param>
public sealed record ChartBreak(int At, string Label, string Sentence)
{
    /// <summary>Whether limits alone start afresh: the figures before are comparable, and lines go on.</summary>
    public bool IsOfLimits { get; init; }
}

/// <summary>A figure that is expected.</summary>
/// <param name="At">Its period, by its place.</param>
/// <param name="Value">The figure.</param>
/// <param name="Text">The figure as displayed.</param>
/// <param name="Name">"Forecast" or "Run rate".</param>
public sealed record ChartForecast(int At, decimal Value, string Text, string Name);
