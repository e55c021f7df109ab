using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Results;

/// <summary>The one way in which a result, a draft or what they were before stands in a cell.</summary>
public static class CellText
{
    /// <summary>The value of a result or draft as it stands in a cell: as displayed, or why there is none.</summary>
    public static string Of(ResultFigures figures, MeasureRules rules) => Of(figures.Value, figures.Numerator, figures.Denominator, figures.YearToDate, figures.Reason, rules);

    internal static string Of(decimal? value, decimal? numerator, decimal? denominator, decimal? yearToDate, ReasonForNoValue? reason, MeasureRules rules) =>
        (value is null ? yearToDate : Ratio.Of(numerator, denominator, rules.Unit) ?? value) is { } figure ? rules.Display(figure)
        : reason is null && Ratio.HasNoCases(numerator, denominator) ? "No cases"
        : reason is { } because ? ReasonText.Label(because)
        : "Not finished";
}
