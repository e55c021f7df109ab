using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings;

/// <summary>Puts shorter periods together into longer ones (field guide, section 6).</summary>
public static class Aggregation
{
    /// <summary>
    /// One figure for <paramref name="period"/> from its parts, which are given in order and all in-period.
    /// A part without a value withholds the figure, except under <see cref="AggregationRule.Last"/>, which needs only the last.
    /// </summary>
    /// <param name="period">The longer period.</param>
    /// <param name="rule">How parts make the whole.</param>
    /// <param name="parts">The parts, in order; all of the period, or all of it so far.</param>
    /// <param name="unit">The measure's unit, which says what a ratio is multiplied by.</param>
    public static SeriesPoint Combine(Period period, AggregationRule rule, IReadOnlyList<SeriesPoint> parts, string unit)
    {
        if (rule == AggregationRule.None || parts.Count == 0) return new SeriesPoint(period);
        int present = parts.Count(p => p.Value is not null);
        var empty = new SeriesPoint(period)
        {
            PartsPresent = present,
            PartsExpected = parts.Count,
            // When every part is missing for one and the same reason, that is the reason of the whole.
            Reason = present == 0 && parts.All(p => p.Reason == parts[0].Reason) ? parts[0].Reason : null,
        };
        if (rule == AggregationRule.Last)
        {
            SeriesPoint last = parts[^1];
            return last with { Period = period, Origin = last.Value is null ? PointOrigin.Missing : PointOrigin.WorkedOut, PartsPresent = present, PartsExpected = parts.Count };
        }

        if (present < parts.Count) return empty;
        SeriesPoint whole = empty with
        {
            Origin = PointOrigin.WorkedOut,
            Quality = parts.Max(p => p.Quality),
            Numerator = SumOrNull(parts, p => p.Numerator),
            Denominator = SumOrNull(parts, p => p.Denominator),
        };
        return rule switch
        {
            AggregationRule.Sum => whole with { Value = parts.Sum(p => p.Value!.Value) },
            AggregationRule.Average => whole with { Value = parts.Average(p => p.Value!.Value), IsSimpleMean = true },
            AggregationRule.Maximum => whole with { Value = parts.Max(p => p.Value!.Value) },
            AggregationRule.Weighted when whole.Numerator is { } n && whole.Denominator is { } d and not 0 => whole with { Value = n * FigureFormat.RatioFactor(unit) / d },
            // Without numerators a ratio is never averaged silently.
            AggregationRule.Weighted => empty,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
    }

    private static decimal? SumOrNull(IReadOnlyList<SeriesPoint> parts, Func<SeriesPoint, decimal?> figure) =>
        parts.All(p => figure(p) is not null) ? parts.Sum(figure) : null;
}
