using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>A figure with how it came about. It is worked out and worded; what is compared, shown and kept is the point alone.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Parts">What it is put together from, in order; empty for nothing.</param>
internal abstract record Working(SeriesPoint Point, IReadOnlyList<Working> Parts);

/// <summary>It was entered.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Name">What it stands for: "Q2 2026/27".</param>
/// <param name="Parts">What would make it, which is held against it; empty for nothing.</param>
internal sealed record Entered(SeriesPoint Point, string Name, IReadOnlyList<Working> Parts) : Working(Point, Parts);

/// <summary>It was put together from shorter periods, or could have been.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Rule">How.</param>
/// <param name="Parts">From which.</param>
/// <param name="Name">What it stands for: "the year so far at Q2 2026/27".</param>
internal sealed record Made(SeriesPoint Point, AggregationRule Rule, IReadOnlyList<Working> Parts, string Name) : Working(Point, Parts);

/// <summary>It is what one total so far is more than the one before.</summary>
/// <param name="Point">The figure.</param>
/// <param name="Until">The total at its end.</param>
/// <param name="Before">The total before it.</param>
/// <param name="SoFar">How the total at its end came about.</param>
internal sealed record Difference(SeriesPoint Point, SeriesPoint Until, SeriesPoint Before, Working SoFar) : Working(Point, []);
