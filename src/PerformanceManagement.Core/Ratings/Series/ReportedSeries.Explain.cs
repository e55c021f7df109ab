using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <content>Says where a figure came from: entered, put together, or a difference, with its numbers.</content>
public sealed partial class ReportedSeries
{
    /// <summary>One sentence that says where the reported figure of a period came from; where it is withheld, what is missing. Null where nothing was entered at all.</summary>
    public string? Explain(Period period)
    {
        string? origin = rules.Basis == ReportingBasis.YearToDate ? ExplainYearToDate(period) : ExplainInPeriod(period);
        string length = EntryLength.ToString().ToLowerInvariant();
        return origin is null || rules.Arrears == 0 ? origin
            : $"{origin} The measure is reported {rules.Arrears} {(EntryLength == PeriodLength.HalfYear ? "half-year" : length)}{(rules.Arrears == 1 ? "" : "s")} in arrears.";
    }

    /// <summary>The same for the year so far at a period.</summary>
    public string? ExplainYearToDate(Period period)
    {
        SeriesPoint point = YearToDate(period);
        string until = $"the year so far at {period.Label}";
        if (period.Length == PeriodLength.Year && rules.Entry == EntryBasis.InPeriod && !entered.ContainsKey(period)) return ExplainInPeriod(period);
        if (entered.TryGetValue(period, out EnteredFigure? own) && own is not { Value: null, YearToDate: null, Reason: null } && (rules.Entry != EntryBasis.InPeriod || own.YearToDate is not null || own.Reason is not null))
            return Entered(point, rules.Entry == EntryBasis.Running ? $"the running total at {period.Label}" : until, SoFarParts(period));
        return rules.Entry == EntryBasis.InPeriod
            ? Made(point, rules.YearRule, SoFarParts(period), until)
            : Made(point, AggregationRule.Last, HasParts(period) ? [.. Parts(period).Select(YearToDate)] : [], until);
    }

    /// <summary>The same for the figure of <see cref="YearSoFar"/>; null when the measure's periods do not make a year.</summary>
    public string? ExplainYearSoFar(Period period)
    {
        if (YearSoFar(period) is not { } point) return null;
        return entered.ContainsKey(point.Period) && point.Period.Length == PeriodLength.Year ? Entered(point, point.Period.Label, []) : ExplainYearToDate(period);
    }

    /// <summary>The same for a period alone.</summary>
    public string? ExplainInPeriod(Period period)
    {
        SeriesPoint point = InPeriod(period);
        if (rules.Entry == EntryBasis.YearToDate) return ExplainDifference(period, point);
        AggregationRule rule = RuleFor(period);
        IReadOnlyList<SeriesPoint> parts = rule == AggregationRule.None || !HasParts(period) ? [] : [.. Parts(period).Select(InPeriod)];
        bool isEntered = entered.TryGetValue(period, out EnteredFigure? own) && own is not { Value: null, Reason: null };
        return isEntered ? Entered(point, period.Label, parts) : Made(point, rule, parts, period.Label);
    }

    private AggregationRule RuleFor(Period period) =>
        rules.Entry == EntryBasis.Running ? AggregationRule.Last
        : period.Length == PeriodLength.Year ? rules.YearRule
        : rules.QuarterRule;

    private List<SeriesPoint> SoFarParts(Period period) =>
        rules.Entry != EntryBasis.InPeriod || rules.YearRule == AggregationRule.None || period.Length == PeriodLength.Year ? []
        : [.. period.YearOf(rules.Calendar).Parts(period.Length).Where(p => p <= period).Select(InPeriod)];

    private string? ExplainDifference(Period period, SeriesPoint point)
    {
        SeriesPoint soFar = YearToDate(period);
        if (point.Value is not { } value) return null;
        if (ReferenceEquals(point, soFar) || point == soFar) return ExplainYearToDate(period);
        SeriesPoint before = YearToDate(period.Previous);
        return $"{rules.Display(value)}: {rules.Display(soFar.Value!.Value)} for the year so far at {period.Label} less {rules.Display(before.Value!.Value)} at {before.Period.Label}.";
    }

    private string? Entered(SeriesPoint point, string when, IReadOnlyList<SeriesPoint> parts)
    {
        if (point.Value is not { } value) return null;
        if (point.MadeFrom is { } others) return $"{rules.Display(value)} for {when}: made from {others}.";
        string ratio = point is { Numerator: { } n, Denominator: { } d } ? $", {Count(n)} of {Count(d)}" : "";
        string disagrees = point.PartsDisagree is { } made ? $" Its {(parts.Count == 0 ? "parts" : PeriodWord(parts))} make {rules.Display(made)}, which is pointed out and not used." : "";
        return $"{rules.Display(value)}: entered for {when}{ratio}.{disagrees}";
    }

    private string? Made(SeriesPoint point, AggregationRule rule, IReadOnlyList<SeriesPoint> parts, string whole)
    {
        if (point.HasNoCases) return $"No cases for {whole}: 0 of 0.";
        if (parts.All(p => p.Value is null)) return null;
        if (point.Value is not { } value) return Withheld(rule, [.. parts.Where(p => !p.HasNoCases)], whole);
        SeriesPoint[] used = [.. parts.Where(p => p.Value is not null)];
        string from = Joined(used.Select(p => $"{rules.Display(p.Value!.Value)} for {p.PeriodText}"));
        string how = rule switch
        {
            AggregationRule.Sum => used.Length == 1 ? from : $"the sum of {from}",
            AggregationRule.Average => used.Length == 1 ? from : $"the simple mean of {from}",
            AggregationRule.Maximum => $"the greatest of {from}",
            AggregationRule.Last => $"the latest, for {used[^1].Period.Label}",
            AggregationRule.Weighted => $"{Count(point.Numerator!.Value)} of {Count(point.Denominator!.Value)}, from {Joined(used.Select(p => $"{Count(p.Numerator!.Value)} of {Count(p.Denominator!.Value)} in {p.Period.Label}"))}",
            _ => throw new InvalidOperationException($"Nothing is put together by {rule}."),
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

    private static string PeriodWord(IReadOnlyList<SeriesPoint> parts) => parts[0].Period.Length switch
    {
        PeriodLength.Month => "months",
        PeriodLength.Quarter => "quarters",
        PeriodLength.Term => "terms",
        PeriodLength.HalfYear => "halves",
        _ => "parts",
    };
}
