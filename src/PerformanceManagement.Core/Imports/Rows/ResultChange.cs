using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Says in a sentence what a pack changed about a figure that was there already.</summary>
internal static class ResultChange
{
    public static string Sentence(Measure measure, ResultFigures before, MeasureResult after, string pack)
    {
        string was = Text(measure, before);
        string becomes = Text(measure, after);
        string change = was == becomes ? $"{becomes}, with details changed" : $"{was} became {becomes}";
        return $"{measure.Code}, {after.Period.Label}: {change}, by data pack “{pack}”.";
    }

    // As it was entered, not rounded: a correction may lie beyond the decimals shown.
    private static string Text(Measure measure, ResultFigures figures) =>
        figures.Value is { } value ? FigureFormat.AsSet(value, measure.Decimals, measure.Unit)
        : figures.YearToDate is { } soFar ? $"{FigureFormat.AsSet(soFar, measure.Decimals, measure.Unit)} in the year so far"
        : figures.HasNoCases ? "no cases"
        : ReasonText.Label(figures.Reason!.Value);
}
