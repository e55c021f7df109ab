using PerformanceManagement.Core.Measures;

namespace PerformanceManagement.Core.Ratings;

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
}
