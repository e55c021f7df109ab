namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>Whether a figure is below zero where none was before, or above it where all were below.</summary>
public static class SignChange
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "sign";

    // One figure below zero does not make a measure that is always below it.
    private const int FewestBelow = 2;

    /// <summary>Why it is doubted; null where it is not.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure)
    {
        if (figure.Value is not { } value || figure.EarlierValues is not { Count: > 0 } earlier) return null;
        string? because =
            value < 0 && earlier.All(v => v >= 0) ? "is below zero, which this measure has not been before"
            : value > 0 && earlier.Count >= FewestBelow && earlier.All(v => v < 0) ? "is above zero, which this measure has not been before"
            : null;
        return because is null ? null : new FigureDoubt(Key, nameof(ResultSubmission.Value), $"{figure.Rules.Display(value)} {because}.");
    }
}
