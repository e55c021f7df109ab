using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Tests.Ratings.Spc;

/// <summary>Makes monthly series from January 2024 and their signals.</summary>
internal static class SignalCase
{
    public static readonly MeasureRules Higher = new("number", 0, GoodDirection.Higher) { Frequency = Frequency.Month };
    public static readonly MeasureRules Lower = Higher with { Good = GoodDirection.Lower };

    public static Period Month(int number) => Period.Month(2024, 1).Back(-number);

    /// <summary>A point a month; null is a month without a value.</summary>
    public static SeriesPoint[] Series(params decimal?[] values) => [.. values.Select((value, i) => new SeriesPoint(Month(i)) { Value = value })];

    public static Signals Analyse(MeasureRules rules, params decimal?[] values) => SignalRule.Analyse(Series(values), rules, [], [], []);

    public static Rebase Rebase(int month) => new(Month(month), "A second team started", "P. Officer");

    /// <summary>The points of all stretches, in order.</summary>
    public static SignalPoint[] Points(this Signals signals) => [.. signals.Segments.SelectMany(s => s.Points)];

    /// <summary>A letter a point: L beyond a limit, T trend, N near a limit, S shift, a dot for common cause; small when low or falling.</summary>
    public static string Letters(this Signals signals) => string.Concat(signals.Points().Select(p => p.Side < 0 ? char.ToLowerInvariant(Letter(p)) : Letter(p)));

    private static char Letter(SignalPoint point) => point.Cause switch
    {
        SpecialCause.BeyondLimit => 'L',
        SpecialCause.Trend => 'T',
        SpecialCause.NearLimit => 'N',
        SpecialCause.Shift => 'S',
        _ => '.',
    };
}
