using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>A measure that others are made from, with its figures.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Figures">Its figures, as they may be shown.</param>
public sealed record PartFigures(string Code, MeasureRules Rules, IReadOnlyList<EnteredFigure> Figures);

/// <summary>
/// Measures made from others: the whole is the sum of its parts, period by period, where no figure of its own is entered.
/// A ratio sums numerators and denominators. Pure.
/// </summary>
public static class SumOfParts
{
    /// <summary>Every measure of a set of parts, each after all that it is made from.</summary>
    /// <param name="parts">Wholes and parts, without a circle.</param>
    /// <exception cref="ArgumentException">There is a circle.</exception>
    public static IReadOnlyList<T> Order<T>(IEnumerable<(T Whole, T Part)> parts)
        where T : notnull
    {
        List<(T Whole, T Part)> all = [.. parts];
        ILookup<T, T> partsOf = all.ToLookup(p => p.Whole, p => p.Part);
        List<T> ordered = [];
        HashSet<T> done = [];
        foreach ((T whole, T part) in all)
        {
            Visit(part, []);
            Visit(whole, []);
        }

        return ordered;

        void Visit(T measure, HashSet<T> above)
        {
            if (done.Contains(measure)) return;
            if (!above.Add(measure)) throw new ArgumentException($"{measure} is made from itself.", nameof(parts));
            foreach (T part in partsOf[measure]) Visit(part, above);
            above.Remove(measure);
            done.Add(measure);
            ordered.Add(measure);
        }
    }

    /// <summary>The chain that would close if a whole were made from a part as well: the whole, the part, and so on back to the whole. Null when there is none.</summary>
    public static IReadOnlyList<T>? Circle<T>(T whole, T part, ILookup<T, T> partsOf)
        where T : notnull
    {
        HashSet<T> seen = [];
        return Find(part) is { } chain ? [whole, .. chain] : null;

        List<T>? Find(T measure)
        {
            if (measure.Equals(whole)) return [measure];
            if (!seen.Add(measure)) return null;
            foreach (T next in partsOf[measure])
                if (Find(next) is { } chain) return [measure, .. chain];
            return null;
        }
    }

    /// <summary>"A is made from B, which is made from A": a chain in words.</summary>
    public static string Sentence(IReadOnlyList<string> chain) =>
        $"{chain[0]} is made from {string.Join(", which is made from ", chain.Skip(1))}";

    /// <summary>Why a measure cannot be a part of a whole, as the end of a sentence that begins with the part: "is taken every month, and MAE 2 every quarter". Null when it can.</summary>
    public static string? Unfit(string whole, MeasureRules wholeRules, MeasureRules partRules)
    {
        if (wholeRules.Frequency != partRules.Frequency) return $"is taken by the {Word(partRules.Frequency)}, and {whole} by the {Word(wholeRules.Frequency)}";
        if (wholeRules.Calendar != partRules.Calendar) return $"follows the {Word(partRules.Calendar)} year, and {whole} the {Word(wholeRules.Calendar)} year";
        if (!string.Equals(wholeRules.Unit, partRules.Unit, StringComparison.OrdinalIgnoreCase)) return $"is in “{partRules.Unit}”, and {whole} in “{wholeRules.Unit}”";
        return wholeRules.Entry == partRules.Entry ? null : $"is entered as {Word(partRules.Entry)}, and {whole} as {Word(wholeRules.Entry)}";
    }

    /// <summary>"A and B", "A, B and C".</summary>
    public static string Names(IReadOnlyList<string> codes) => codes.Count == 1 ? codes[0] : $"{string.Join(", ", codes.SkipLast(1))} and {codes[^1]}";

    /// <summary>
    /// The figures of a whole: those entered for it, with what its parts make beside them where that differs; for other periods, the sum of its parts.
    /// A part that is suppressed suppresses the sum; a part without a value withholds it.
    /// </summary>
    public static IReadOnlyList<EnteredFigure> Make(MeasureRules rules, IReadOnlyList<EnteredFigure> own, IReadOnlyList<PartFigures> parts)
    {
        Dictionary<Period, EnteredFigure> entered = own.ToDictionary(f => f.Period);
        List<ReportedSeries> series = [.. parts.Select(p => ReportedSeries.Of(p.Rules, p.Figures))];
        string names = Names([.. parts.Select(p => p.Code)]);
        List<EnteredFigure> figures = [];
        foreach (Period period in parts.SelectMany(p => p.Figures).Select(f => f.Period).Concat(entered.Keys).Distinct().Order())
        {
            EnteredFigure? made = Sum(rules, period, [.. series.Select(s => AsTyped(s, rules, period))]);
            if (entered.TryGetValue(period, out EnteredFigure? typed)) figures.Add(typed with { PartsMake = made?.Value });
            else if (made is not null) figures.Add(made with { MadeFrom = names });
        }

        return figures;
    }

    private static SeriesPoint AsTyped(ReportedSeries series, MeasureRules rules, Period period) =>
        rules.Entry == EntryBasis.InPeriod ? series.InPeriod(period) : series.YearToDate(period);

    private static EnteredFigure? Sum(MeasureRules rules, Period period, IReadOnlyList<SeriesPoint> points)
    {
        if (points.Any(p => p.Value is null && p.Reason == ReasonForNoValue.Suppressed))
            return new EnteredFigure(period) { Reason = ReasonForNoValue.Suppressed, Suppression = SuppressionCause.Part };
        ReasonForNoValue?[] missing = [.. points.Where(p => p.Value is null && !p.HasNoCases).Select(p => p.Reason).Distinct()];
        if (missing.Length > 0) return missing is [{ } reason] ? new EnteredFigure(period) { Reason = reason } : null;

        bool isRatio = points.All(p => p.Numerator is not null && p.Denominator is not null);
        // Percentages and rates are never added up: without numerators there is no sum.
        if (!isRatio && (FigureFormat.RatioFactor(rules.Unit) != 1 || rules.QuarterRule == AggregationRule.Weighted || rules.YearRule == AggregationRule.Weighted)) return null;
        decimal? numerator = isRatio ? points.Sum(p => p.Numerator) : null;
        decimal? denominator = isRatio ? points.Sum(p => p.Denominator) : null;
        if (Ratio.HasNoCases(numerator, denominator)) return new EnteredFigure(period) { Numerator = 0, Denominator = 0 };
        if (denominator == 0) return null;
        return new EnteredFigure(period)
        {
            Value = isRatio ? numerator * FigureFormat.RatioFactor(rules.Unit) / denominator : points.Sum(p => p.Value),
            Numerator = numerator,
            Denominator = denominator,
            Quality = points.Max(p => p.Quality),
            IsRestated = points.Any(p => p.IsRestated),
        };
    }

    private static string Word(Frequency frequency) => frequency == Frequency.HalfYear ? "half-year" : frequency.ToString().ToLowerInvariant();

    private static string Word(PeriodCalendar calendar) => calendar.ToString().ToLowerInvariant();

    private static string Word(EntryBasis entry) => entry switch
    {
        EntryBasis.InPeriod => "the figure of the period alone",
        EntryBasis.YearToDate => "the year so far",
        EntryBasis.Running => "a running total",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, null),
    };
}
