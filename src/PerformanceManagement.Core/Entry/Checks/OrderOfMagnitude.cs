namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// Whether a figure looks ten or a hundred times too large or too small, as a slip of the decimal point makes it: it lies more than three times outside
/// the last values (of at least two that are not 0), and a tenth, a hundredth, ten or a hundred times of it would lie among them, or a quarter beyond.
/// A figure that grows through the year is held to what it would be if it grew as before.
/// </summary>
public static class OrderOfMagnitude
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "magnitude";

    private const int FewestCompared = 2;
    private const int MostCompared = 8;
    private const decimal FarOutside = 3;
    private const decimal Among = 1.25m;

    private static readonly (decimal Factor, string Words)[] Slips = [(10, "ten times too large"), (100, "a hundred times too large"), (0.1m, "ten times too small"), (0.01m, "a hundred times too small")];

    /// <summary>Why it is doubted; null where it is not.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure)
    {
        if (figure.Value is not { } value || value == 0) return null;
        decimal[] usual = [.. Usual(figure).Select(Math.Abs).Where(v => v != 0)];
        if (usual.Length < FewestCompared) return null;
        (decimal low, decimal high, decimal size) = (usual.Min(), usual.Max(), Math.Abs(value));
        if (size >= low / FarOutside && size <= high * FarOutside) return null;
        foreach ((decimal factor, string words) in Slips)
        {
            if (size / factor < low / Among || size / factor > high * Among) continue;
            return new FigureDoubt(Key, nameof(ResultSubmission.Value), $"{figure.Rules.Display(value)} looks {words}: {UsualRange.Last(figure.EarlierValues, figure)}.");
        }

        return null;
    }

    private static IEnumerable<decimal> Usual(CheckedFigure figure)
    {
        if (!GrowingFigure.Grows(figure.Rules)) return figure.EarlierValues.Take(MostCompared);
        IEnumerable<decimal> steps = GrowingFigure.EarlierSteps(figure).Take(MostCompared);
        if (GrowingFigure.StartsAgain(figure.Typed.Period, figure.Rules)) return steps;
        return figure.Earlier.FirstOrDefault(e => e.Period == figure.Typed.Period.Previous)?.Exact(figure.Rules.Unit) is { } before ? steps.Select(s => before + s) : [];
    }
}
