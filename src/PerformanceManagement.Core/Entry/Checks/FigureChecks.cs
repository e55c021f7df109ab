using PerformanceManagement.Core.Changes;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>All rules about a figure in one place: what is refused, and what is doubted. Pure.</summary>
public static class FigureChecks
{
    /// <summary>Why the figure cannot be stored, field by field; empty where it can.</summary>
    public static IReadOnlyList<FieldMessage> Errors(CheckedFigure figure) =>
        [.. PossibleRange.Errors(figure), .. FallingTotal.Error(figure) is { } falls ? [falls] : Array.Empty<FieldMessage>()];

    /// <summary>What is doubtful about it, the most telling first. Of a figure that falls, or is ten times what it was, it goes without saying that it is unusual.</summary>
    public static IReadOnlyList<FigureDoubt> Doubts(CheckedFigure figure)
    {
        FigureDoubt? outOfLine = FallingTotal.Doubt(figure) ?? OrderOfMagnitude.Doubt(figure) ?? UsualRange.Doubt(figure);
        return [.. new[] { PossibleRange.Doubt(figure), SignChange.Doubt(figure), outOfLine, SameAsBefore.Doubt(figure) }.OfType<FigureDoubt>(), .. PartsAndWhole.Doubts(figure)];
    }
}
