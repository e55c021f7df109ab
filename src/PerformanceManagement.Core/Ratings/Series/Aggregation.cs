using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>Puts shorter periods together into longer ones (field guide, section 6).</summary>
public static class Aggregation
{
    /// <summary>
    /// One figure for <paramref name="period"/> from its parts, which are given in order and all in-period.
    /// A part without a value withholds the figure, except under <see cref="AggregationRule.Last"/>, which needs only the last; or,
    /// where partial periods are shown, the figure is made from the parts there are and marked.
    /// </summary>
    /// <param name="period">The longer period.</param>
    /// <param name="rule">How parts make the whole.</param>
    /// <param name="parts">The parts, in order; all of the period, or all of it so far.</param>
    /// <param name="unit">The measure's unit, which says what a ratio is multiplied by.</param>
    /// <param name="partial">Whether a figure that lacks parts is shown.</param>
    public static SeriesPoint Combine(Period period, AggregationRule rule, IReadOnlyList<SeriesPoint> parts, string unit, PartialPeriods partial = PartialPeriods.Withheld)
    {
        if (rule == AggregationRule.None || parts.Count == 0) return new SeriesPoint(period);
        SeriesPoint empty = Counted(period, parts) with
        {
            // When every part is missing for one and the same reason, that is the reason of the whole.
            Reason = parts.All(p => p.Value is null && p.Reason == parts[0].Reason) ? parts[0].Reason : null,
        };
        // A part with nothing to count adds nothing, and nothing is missing without it.
        List<SeriesPoint> counted = [.. parts.Where(p => !p.HasNoCases)];
        if (counted.Count == 0) return empty with { Numerator = 0, Denominator = 0, Origin = PointOrigin.WorkedOut };
        empty = empty with { PartsWithoutCases = parts.Sum(p => p.HasNoCases ? Period.MonthsIn(p.Period.Length) / Period.MonthsIn(empty.PartLength!.Value) : p.PartsWithoutCases) };
        parts = counted;
        List<SeriesPoint> present = [.. parts.Where(p => p.Value is not null)];
        // What a suppressed figure is in must not show how large it is, nor pass for the whole without it.
        if (rule == AggregationRule.Last ? parts[^1].IsSuppressed : parts.Any(p => p.IsSuppressed))
            return empty with { Reason = ReasonForNoValue.Suppressed, Suppression = SuppressionCause.Part };
        if (rule == AggregationRule.Last) return Last(empty, parts, present, partial);

        if (present.Count < parts.Count && (present.Count == 0 || partial == PartialPeriods.Withheld)) return empty;
        SeriesPoint whole = empty with
        {
            Origin = PointOrigin.WorkedOut,
            Quality = present.Max(p => p.Quality),
            Numerator = SumOrNull(present, p => p.Numerator),
            Denominator = SumOrNull(present, p => p.Denominator),
            PartialBy = present.Exists(p => p.IsPartialSum) ? AggregationRule.Sum
                : present.Count < parts.Count || present.Exists(p => p.IsPartial) ? rule
                : null,
            MadeFrom = present.TrueForAll(p => p.MadeFrom == present[0].MadeFrom) ? present[0].MadeFrom : null,
            IsRestated = present.Exists(p => p.IsRestated),
        };
        return rule switch
        {
            AggregationRule.Sum => whole with { Value = present.Sum(p => p.Value!.Value) },
            AggregationRule.Average => whole with { Value = present.Average(p => p.Value!.Value), IsSimpleMean = true },
            AggregationRule.Maximum => whole with { Value = present.Max(p => p.Value!.Value) },
            AggregationRule.Weighted when whole.Numerator is { } n && whole.Denominator is { } d and not 0 => whole with { Value = n * FigureFormat.RatioFactor(unit) / d },
            // Without numerators a ratio is never averaged silently.
            AggregationRule.Weighted => empty,
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
        };
    }

    // The last part stands for the whole; where partial periods are shown, the last there is.
    private static SeriesPoint Last(SeriesPoint empty, IReadOnlyList<SeriesPoint> parts, List<SeriesPoint> present, PartialPeriods partial)
    {
        SeriesPoint last = parts[^1].Value is null && partial == PartialPeriods.Shown && present.Count > 0 ? present[^1] : parts[^1];
        AggregationRule? partialBy = last.Value is null ? null
            : last.PartialBy ?? (ReferenceEquals(last, parts[^1]) ? null : AggregationRule.Last);
        return last with
        {
            Period = empty.Period,
            Origin = last.Value is null ? PointOrigin.Missing : PointOrigin.WorkedOut,
            PartsPresent = empty.PartsPresent,
            PartsExpected = empty.PartsExpected,
            PartLength = empty.PartLength,
            PartsWithoutCases = empty.PartsWithoutCases,
            PartialBy = partialBy,
        };
    }

    // Counted in the shortest parts: a year so far that lacks a month of its second quarter has "5 of 6 months", not "1 of 2 quarters".
    private static SeriesPoint Counted(Period period, IReadOnlyList<SeriesPoint> parts)
    {
        PeriodLength length = parts.Min(p => p.PartLength ?? p.Period.Length);
        (int present, int expected) = (0, 0);
        foreach (SeriesPoint part in parts)
        {
            bool isCounted = part.PartLength == length;
            int all = isCounted ? part.PartsExpected : Period.MonthsIn(part.Period.Length) / Period.MonthsIn(length);
            expected += all;
            present += (part.Value is not null && !part.IsPartial) || part.HasNoCases ? all : isCounted ? part.PartsPresent : 0;
        }

        return new SeriesPoint(period) { PartsPresent = present, PartsExpected = expected, PartLength = length };
    }

    private static decimal? SumOrNull(List<SeriesPoint> parts, Func<SeriesPoint, decimal?> figure) =>
        parts.TrueForAll(p => figure(p) is not null) ? parts.Sum(figure) : null;
}
