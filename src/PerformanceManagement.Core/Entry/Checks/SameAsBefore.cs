using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// Whether a figure is that of the period before to the last digit, as it is when last period's was typed again. Not asked of 0 and of 100%, of figures of
/// one or two digits, which are the same by chance, and of measures that often stand still: where a quarter or more of the values before, or fewer than
/// three of them, tell that.
/// </summary>
public static class SameAsBefore
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "same";

    private const int FewestCompared = 3;
    private const int OftenIsOneIn = 4;
    private const int FewestSteps = 100;

    /// <summary>Why it is doubted; null where it is not.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure)
    {
        if (figure.Value is not { } value || value == 0 || (figure.Rules.Unit == "%" && value == 100)) return null;
        if (figure.Earlier.Count < FewestCompared || !IsNext(figure) || !IsSame(figure.Typed, figure.Earlier[0], figure.Rules)) return null;
        // Each year begins anew: the first figure of one is not the last of the other.
        if (GrowingFigure.StartsAgain(figure.Typed.Period, figure.Rules)) return null;
        decimal steps = Math.Abs(figure.Rules.Rounded(value)) / new decimal(1, 0, 0, false, (byte)figure.Rules.Decimals);
        if (steps < FewestSteps) return null;
        int pairs = figure.Earlier.Count - 1;
        int same = figure.Earlier.Zip(figure.Earlier.Skip(1)).Count(p => IsSame(p.First, p.Second, figure.Rules));
        return same * OftenIsOneIn >= pairs ? null
            : new FigureDoubt(Key, nameof(ResultSubmission.Value), $"{figure.Rules.Display(value)} is the same as for {figure.Earlier[0].Period.Label}, to the last digit. Check that it is the figure for {figure.Typed.Period.Label}.");
    }

    private static bool IsNext(CheckedFigure figure) => figure.Rules.Frequency == Frequency.Survey || figure.Earlier[0].Period == figure.Typed.Period.Previous;

    private static bool IsSame(EnteredFigure one, EnteredFigure other, MeasureRules rules) =>
        one.Exact(rules.Unit) == other.Exact(rules.Unit)
        && (one.Numerator is null || other.Numerator is null || (one.Numerator == other.Numerator && one.Denominator == other.Denominator));
}
