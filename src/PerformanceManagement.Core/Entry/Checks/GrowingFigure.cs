using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>A figure that grows from period to period, because it is typed as the year so far or as a running total: it is judged by how much it grew.</summary>
internal static class GrowingFigure
{
    /// <summary>Whether the figure of a period contains that of the period before.</summary>
    public static bool Grows(MeasureRules rules) => rules.Entry != EntryBasis.InPeriod;

    /// <summary>Whether a period is the first of the year in which the figure starts again.</summary>
    public static bool StartsAgain(Period period, MeasureRules rules) => rules.Entry == EntryBasis.YearToDate && period.Start == period.YearOf(rules.Calendar).Start;

    /// <summary>How much the figure grew in its own period; null where the figure before is not known.</summary>
    public static decimal? Step(CheckedFigure figure) => figure.Value is { } value ? Step(figure.Typed.Period, value, figure) : null;

    /// <summary>How much it grew in each earlier period of which that is known, the latest first.</summary>
    public static IReadOnlyList<decimal> EarlierSteps(CheckedFigure figure) =>
        [.. figure.Earlier.Select(e => Step(e.Period, e.Exact(figure.Rules.Unit)!.Value, figure)).OfType<decimal>()];

    private static decimal? Step(Period period, decimal value, CheckedFigure figure) =>
        StartsAgain(period, figure.Rules) ? value
        : figure.Earlier.FirstOrDefault(e => e.Period == period.Previous)?.Exact(figure.Rules.Unit) is { } before ? value - before
        : null;
}
