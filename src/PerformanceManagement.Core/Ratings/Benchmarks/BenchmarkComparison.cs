using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Ratings.Benchmarks;

/// <summary>How our figure stands to another area's; what most needs attention first. Source: field guide, section 3.</summary>
public enum BenchmarkResult
{
    /// <summary>Ours is further from good, by more than the band.</summary>
    Unfavourable,

    /// <summary>No further apart than the band; without a band, equal as displayed.</summary>
    Similar,

    /// <summary>Ours is nearer to good, by more than the band.</summary>
    Favourable,

    /// <summary>Ours is higher, where no direction is better.</summary>
    Higher,

    /// <summary>Ours is lower, where no direction is better.</summary>
    Lower,

    /// <summary>There is nothing to compare; the explanation says why.</summary>
    NotCompared,
}

/// <summary>Another area's figure.</summary>
/// <param name="Area">The area: "England".</param>
/// <param name="Period">Its period, which is the publisher's.</param>
/// <param name="Value">The figure, in the measure's unit.</param>
/// <param name="Source">Where it was published, or null.</param>
public sealed record AreaFigure(string Area, Period Period, decimal Value, string? Source = null);

/// <summary>Our figure beside another area's.</summary>
/// <param name="Area">The area.</param>
/// <param name="Theirs">Its latest figure that is not later than ours; null when there is none.</param>
/// <param name="Ours">Our figure that it is compared with; null when not compared.</param>
/// <param name="Result">Favourable, similar and so on.</param>
/// <param name="Lag">How much older theirs is than the figure we report: "6 quarters"; null when it is not.</param>
/// <param name="Explanation">Why, with its numbers and periods.</param>
public sealed record BenchmarkComparison(string Area, AreaFigure? Theirs, SeriesPoint? Ours, BenchmarkResult Result, string? Lag, string Explanation)
{
    /// <summary>The key in JSON: "favourable", "not-compared".</summary>
    public string Key => KeyOf(Result);

    /// <summary>The label everywhere: "Favourable".</summary>
    public string Label => LabelOf(Result);

    /// <summary>The key of a result.</summary>
    public static string KeyOf(BenchmarkResult result) => LabelOf(result).ToLowerInvariant().Replace(' ', '-');

    /// <summary>The label of a result.</summary>
    public static string LabelOf(BenchmarkResult result) => result switch
    {
        BenchmarkResult.Unfavourable => "Unfavourable",
        BenchmarkResult.Similar => "Similar",
        BenchmarkResult.Favourable => "Favourable",
        BenchmarkResult.Higher => "Higher",
        BenchmarkResult.Lower => "Lower",
        BenchmarkResult.NotCompared => "Not compared",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
