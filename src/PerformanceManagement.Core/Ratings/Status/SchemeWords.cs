using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The one place where what a status accepts becomes words.</summary>
public static class SchemeWords
{
    /// <summary>A tolerance of a measure: "5% of target", "2 percentage points", "3 households".</summary>
    public static string Limit(decimal limit, ToleranceKind kind, MeasureRules rules) =>
        kind == ToleranceKind.Units ? FigureFormat.AsSetInWords(limit, rules.Unit) : Limit(limit, kind);

    /// <summary>A tolerance of a scheme, whatever the measure: "5% of target", "2 percentage points", "3 in the measure’s own unit".</summary>
    public static string Limit(decimal limit, ToleranceKind kind) => kind switch
    {
        ToleranceKind.Percent => FigureFormat.AsSet(limit, 0, "%") + " of target",
        ToleranceKind.Points => $"{FigureFormat.AsSet(limit, 0, "number")} percentage {(limit == 1 ? "point" : "points")}",
        ToleranceKind.Units => FigureFormat.AsSet(limit, 0, "number") + " in the measure’s own unit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of tolerance."),
    };

    /// <summary>What tolerances are measured in: "percent of the target".</summary>
    public static string Kind(ToleranceKind kind) => kind switch
    {
        ToleranceKind.Percent => "percent of the target",
        ToleranceKind.Points => "percentage points",
        ToleranceKind.Units => "the measure’s own unit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of tolerance."),
    };

    /// <summary>What a status accepts: "The target is missed by more than 5% of target, but by no more than 10% of target".</summary>
    /// <param name="ordered">The statuses of a valid scheme, best first.</param>
    /// <param name="place">The status's place.</param>
    public static string Accepts(IReadOnlyList<SchemeStatus> ordered, int place)
    {
        SchemeStatus status = ordered[place];
        if (ordered.Any(s => s.LastYear != LastYearCondition.Any)) return AcceptsWithLastYear(ordered, place);
        string? most = status.LargestShortfall is { } limit && limit > 0 ? Limit(limit, status.Kind) : null;
        if (place == 0) return most is null ? "The target is met or beaten" : $"The target is met, or missed by no more than {most}";

        SchemeStatus better = ordered[place - 1];
        string? more = better.LargestShortfall is { } least && least > 0 ? Limit(least, better.Kind) : null;
        return (more, most) switch
        {
            (null, null) => "The target is missed, by any amount",
            (null, _) => $"The target is missed, but by no more than {most}",
            (_, null) => $"The target is missed by more than {more}",
            _ => $"The target is missed by more than {more}, but by no more than {most}",
        };
    }

    /// <summary>What a status asks of last year: "as good as or better than in the same period last year"; null for nothing.</summary>
    public static string? Condition(LastYearCondition condition) => condition switch
    {
        LastYearCondition.Any => null,
        LastYearCondition.AsGood => "as good as or better than in the same period last year",
        LastYearCondition.Better => "better than in the same period last year",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "There is no such condition."),
    };

    // Statuses may share a shortfall and differ by last year, so each says what it accepts in full and the last takes what is left.
    private static string AcceptsWithLastYear(IReadOnlyList<SchemeStatus> ordered, int place)
    {
        SchemeStatus status = ordered[place];
        string? most = status.LargestShortfall is { } limit && limit > 0 ? Limit(limit, status.Kind) : null;
        if (place == 0) return most is null ? "The target is met or beaten" : $"The target is met, or missed by no more than {most}";

        SchemeStatus? tolerant = ordered.Take(place).LastOrDefault(s => s is { LastYear: LastYearCondition.Any, LargestShortfall: > 0 });
        string more = tolerant?.LargestShortfall is { } least ? $"The target is missed by more than {Limit(least, tolerant.Kind)}" : "The target is missed";
        string missed = most is null ? more : $"{more}{(tolerant is null ? "" : ", but")} by no more than {most}";
        SchemeStatus? asking = ordered.Take(place).LastOrDefault(s => s.LastYear != LastYearCondition.Any);
        return (Condition(status.LastYear), asking) switch
        {
            ({ } asks, _) => $"{missed}, and the figure is {asks}",
            (null, { } before) => $"{missed}, and the figure is not {Condition(before.LastYear)}, or there is nothing to compare it with",
            _ => missed,
        };
    }
}
