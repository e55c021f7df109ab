using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// A figure for the year so far, or a running total, that is less than it was. Of a count that cannot be, within its year: it is refused. Of money, a
/// percentage or a running total over years it can (a refund, a recount): it is doubted.
/// </summary>
public static class FallingTotal
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "falls";

    /// <summary>Why a count cannot have fallen; null where it has not, or is no count.</summary>
    public static FieldMessage? Error(CheckedFigure figure) => Before(figure) is { } before && figure.Rules.CountsUp && PossibleRange.IsCount(figure) && IsOfYear(before, figure)
        ? new FieldMessage(nameof(ResultSubmission.Value), $"{figure.Rules.Display(figure.Value!.Value)} is less than the {Text(before, figure)} for {before.Period.Label}, and {Kind(figure)} cannot go down: if {before.Period.Label} was wrong, correct that first")
        : null;

    /// <summary>Why it is doubted that it fell; null where it has not.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure) => Before(figure) is { } before
        ? new FigureDoubt(Key, nameof(ResultSubmission.Value), $"{figure.Rules.Display(figure.Value!.Value)} is less than the {Text(before, figure)} for {before.Period.Label}. {(figure.Rules.Entry == EntryBasis.YearToDate ? "A figure for the year so far" : "A running total")} does not usually go down.")
        : null;

    // The figure it should not be less than; null where it is not.
    private static EnteredFigure? Before(CheckedFigure figure)
    {
        if (!GrowingFigure.Grows(figure.Rules) || figure.Value is not { } value || figure.Earlier.Count == 0) return null;
        EnteredFigure latest = figure.Earlier[0];
        if (figure.Rules.Entry == EntryBasis.YearToDate && !IsOfYear(latest, figure)) return null;
        return value < latest.Exact(figure.Rules.Unit) ? latest : null;
    }

    private static bool IsOfYear(EnteredFigure before, CheckedFigure figure) => before.Period.YearOf(figure.Rules.Calendar) == figure.Typed.Period.YearOf(figure.Rules.Calendar);

    private static string Text(EnteredFigure before, CheckedFigure figure) => figure.Rules.Display(before.Exact(figure.Rules.Unit)!.Value);

    private static string Kind(CheckedFigure figure) => figure.Rules.Entry == EntryBasis.YearToDate ? "a count for the year so far" : "a running count";
}
