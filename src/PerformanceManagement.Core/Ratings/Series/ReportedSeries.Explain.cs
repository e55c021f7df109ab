using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <content>Says where a figure came from: entered, put together, or a difference, with its numbers.</content>
public sealed partial class ReportedSeries
{
    /// <summary>One sentence that says where the reported figure of a period came from; where it is withheld, what is missing. Null where nothing was entered at all.</summary>
    public string? Explain(Period period)
    {
        string? origin = InWords(Work(period));
        string length = EntryLength.ToString().ToLowerInvariant();
        return origin is null || rules.Arrears == 0 ? origin
            : $"{origin} The measure is reported {rules.Arrears} {(EntryLength == PeriodLength.HalfYear ? "half-year" : length)}{(rules.Arrears == 1 ? "" : "s")} in arrears.";
    }

    /// <summary>The same for the year so far at a period.</summary>
    public string? ExplainYearToDate(Period period) => InWords(WorkYearToDate(period));

    /// <summary>The same for the figure of <see cref="YearSoFar"/>; null when the measure's periods do not make a year.</summary>
    public string? ExplainYearSoFar(Period period) => WorkYearSoFar(period) is { } working ? InWords(working) : null;

    /// <summary>The same for a period alone.</summary>
    public string? ExplainInPeriod(Period period) => InWords(WorkInPeriod(period));

    private string? InWords(Working working) => working switch
    {
        Entered entered => InWords(entered),
        Made made => InWords(made),
        Difference difference => InWords(difference),
        _ => throw new ArgumentOutOfRangeException(nameof(working), working, null),
    };

    private string? InWords(Difference difference)
    {
        if (difference.Point.Value is not { } value) return null;
        return difference.Point == difference.Until ? InWords(difference.SoFar)
            : $"{rules.Display(value)}: {rules.Display(difference.Until.Value!.Value)} for the year so far at {difference.Point.Period.Label} less {rules.Display(difference.Before.Value!.Value)} at {difference.Before.Period.Label}.";
    }

    private string? InWords(Entered working)
    {
        SeriesPoint point = working.Point;
        if (point.HasNoCases) return $"No cases for {working.Name}: 0 of 0.";
        if (point.Value is not { } value) return null;
        if (point.MadeFrom is { } others) return $"{rules.Display(value)} for {working.Name}: made from {others}.";
        string ratio = point is { Numerator: { } n, Denominator: { } d } ? $", {Count(n)} of {Count(d)}" : "";
        string disagrees = point.PartsDisagree is { } made ? $" Its {(working.Parts.Count == 0 ? "parts" : PeriodWord(working.Parts))} make {rules.Display(made)}, which is pointed out and not used." : "";
        return $"{rules.Display(value)}: entered for {working.Name}{ratio}.{disagrees}";
    }

    private string? InWords(Made working)
    {
        (SeriesPoint point, string whole) = (working.Point, working.Name);
        SeriesPoint[] parts = [.. working.Parts.Select(p => p.Point)];
        if (point.HasNoCases) return $"No cases for {whole}: 0 of 0.";
        if (parts.All(p => p.Value is null)) return null;
        if (point.Value is not { } value) return Withheld(working.Rule, [.. parts.Where(p => !p.HasNoCases)], whole);
        SeriesPoint[] used = [.. parts.Where(p => p.Value is not null)];
        string from = Joined(used.Select(p => $"{rules.Display(p.Value!.Value)} for {p.PeriodText}"));
        string how = working.Rule switch
        {
            AggregationRule.Sum => used.Length == 1 ? from : $"the sum of {from}",
            AggregationRule.Average => used.Length == 1 ? from : $"the simple mean of {from}",
            AggregationRule.Maximum => $"the greatest of {from}",
            AggregationRule.Last => $"the latest, for {used[^1].Period.Label}",
            AggregationRule.Weighted => $"{Count(point.Numerator!.Value)} of {Count(point.Denominator!.Value)}, from {Joined(used.Select(p => $"{Count(p.Numerator!.Value)} of {Count(p.Denominator!.Value)} in {p.Period.Label}"))}",
            _ => throw new InvalidOperationException($"Nothing is put together by {working.Rule}."),
        };
        string partial = point.PartialMark is { } mark ? $" ({mark})" : "";
        return $"{rules.Display(value)} for {whole}{partial}: {how}{WithoutCases(parts)}.";
    }

    private static string WithoutCases(IReadOnlyList<SeriesPoint> parts)
    {
        string[] none = [.. parts.Where(p => p.HasNoCases).Select(p => p.Period.Label)];
        return none.Length == 0 ? "" : $"; {Joined(none)} had no cases (0 of 0)";
    }

    private static string Withheld(AggregationRule rule, IReadOnlyList<SeriesPoint> parts, string whole)
    {
        string[] suppressed = [.. parts.Where(p => p.IsSuppressed).Select(p => p.Period.Label)];
        if (suppressed.Length > 0 && rule != AggregationRule.Last) return $"No figure for {whole}: {Joined(suppressed)} {(suppressed.Length == 1 ? "is" : "are")} suppressed.";
        string[] missing = [.. parts.Where(p => p.Value is null).Select(p => p.Period.Label)];
        return missing.Length == 0
            ? $"No figure for {whole}: a rate is put together from numerators and denominators, and some are missing."
            : $"No figure for {whole}: {Joined(rule == AggregationRule.Last ? [parts[^1].Period.Label] : missing)} {(rule == AggregationRule.Last || missing.Length == 1 ? "has" : "have")} no value.";
    }

    private static string Joined(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string Count(decimal value) => FigureFormat.AsSet(value, 0, "number");

    private static string PeriodWord(IReadOnlyList<Working> parts) => parts[0].Point.Period.Length switch
    {
        PeriodLength.Month => "months",
        PeriodLength.Quarter => "quarters",
        PeriodLength.Term => "terms",
        PeriodLength.HalfYear => "halves",
        _ => "parts",
    };
}
