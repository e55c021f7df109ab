using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>What stands for a point and beside it: the words that were kept at sign-off where there are some, else those of now.</summary>
internal static class PointWords
{
    /// <summary>The figure, or why there is none.</summary>
    public static string Text(SeriesPoint point, MeasureRules rules) => point.Shown is { } shown ? shown.Text : point.Value is { } value ? rules.Display(value) : point.MissingLabel!;

    /// <summary>The figure rounded as it is displayed; null when there is none.</summary>
    public static decimal? Number(SeriesPoint point, MeasureRules rules) => point.Shown is { } shown ? shown.Number : point.Value is { } value ? rules.Rounded(value) : null;

    /// <summary>The name of its period in the column of another; null in its own.</summary>
    public static string? PeriodIn(SeriesPoint point, Period column) => point.Period == column ? null : point.Shown?.Period ?? point.Period.Label;

    /// <summary>How sure it is, where it is not actual.</summary>
    public static string? Quality(SeriesPoint point) => point.Shown is { } shown ? shown.Quality : point.Value is not null && point.Quality != ValueQuality.Actual ? ReasonText.Token(point.Quality) : null;

    /// <summary>That it is a simple mean.</summary>
    public static string? SimpleMean(SeriesPoint point) => point.Shown is { } shown ? shown.SimpleMean : point.Value is not null && point.IsSimpleMean ? "simple mean" : null;

    /// <summary>That it lacks parts.</summary>
    public static string? Partial(SeriesPoint point) => point.Shown is { } shown ? shown.Partial : point.PartialMark;

    /// <summary>That parts of it had nothing to count.</summary>
    public static string? NoCases(SeriesPoint point) => point.Shown is { } shown ? shown.NoCases : point.NoCasesMark;

    /// <summary>That it is suppressed for another's sake.</summary>
    public static string? Suppression(SeriesPoint point) => point.Shown is { } shown ? shown.Suppression : point.SuppressionRemark;

    /// <summary>From which measures it is made.</summary>
    public static string? MadeFrom(SeriesPoint point) => point.Shown is { } shown ? shown.MadeFrom : point.Value is not null && point.MadeFrom is { } others ? $"made from {others}" : null;

    /// <summary>That it was corrected before the quarter was signed off.</summary>
    public static string? Restated(SeriesPoint point) => point.Shown is { } shown ? shown.Restated : point.IsRestated ? Correction.Mark : null;

    /// <summary>That it was corrected: after sign-off, which is never part of what is kept, or before.</summary>
    public static string? Corrected(SeriesPoint point) => point.RestatedSince is { } since ? $"{Correction.Mark} since: {since}" : Restated(point);

    /// <summary>That it came after its quarter.</summary>
    public static string? Later(SeriesPoint point) => point.Shown is { } shown ? shown.AddedLater : point.IsAddedLater ? AddedLater.Mark : null;

    /// <summary>What goes with a point in the column of a period; null for nothing.</summary>
    public static string? Remark(SeriesPoint point, Period column) => Joined(
        point.Label ?? PeriodIn(point, column), Quality(point), SimpleMean(point), Partial(point), NoCases(point), Suppression(point), MadeFrom(point), Corrected(point), Later(point));

    /// <summary>What is said of a point where its quality stands in a column of its own; null for nothing.</summary>
    public static string? About(SeriesPoint point) => Joined(point.Label, SimpleMean(point), Partial(point), Suppression(point), MadeFrom(point), Corrected(point), Later(point));

    /// <summary>All of them, to be kept.</summary>
    public static PointTexts Of(SeriesPoint point, MeasureRules rules) => new(Text(point, rules))
    {
        Number = Number(point, rules),
        Missing = point.MissingToken,
        Period = point.Shown?.Period ?? point.Period.Label,
        Quality = Quality(point),
        SimpleMean = SimpleMean(point),
        Partial = Partial(point),
        NoCases = NoCases(point),
        Suppression = Suppression(point),
        MadeFrom = MadeFrom(point),
        Restated = Restated(point),
        AddedLater = Later(point),
    };

    private static string? Joined(params string?[] words) => words.Any(w => w is not null) ? string.Join(", ", words.Where(w => w is not null)) : null;
}
