using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// Whether a figure lies outside the usual range of its own history. With 13 comparable values or more: beyond the process limits of the last 24 (field
/// guide, section 8). With 3 to 12: with fewer than two within a tenth of it, and further than 3.5 scaled median absolute deviations from their median, and by more than a
/// tenth of it (Iglewicz and Hoaglin, "How to detect and handle outliers", 1993). By two of the last digit shown a figure is never outside. A figure that
/// grows through the year is judged by how much it grew.
/// </summary>
public static class UsualRange
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "range";

    private const int FewestCompared = 3;
    private const int MostWithLimits = 24;
    private const int MostNamed = 4;

    // What makes the median absolute deviation of figures that vary by chance their standard deviation.
    private const decimal DeviationScale = 1.4826m;
    private const decimal Deviations = 3.5m;
    private const decimal AlwaysUsualShare = 0.10m;
    private const int AlwaysUsualSteps = 2;
    private const int Twice = 2;

    /// <summary>Why it is doubted; null where it is not.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure)
    {
        if (figure.Value is not { } value) return null;
        if (!GrowingFigure.Grows(figure.Rules))
        {
            IReadOnlyList<decimal> earlier = figure.EarlierValues;
            return Side(value, earlier, figure) is { } word ? Said($"{figure.Rules.Display(value)} is unusually {word}: {Last(earlier, figure)}.") : null;
        }

        if (GrowingFigure.Step(figure) is not { } step) return null;
        IReadOnlyList<decimal> steps = GrowingFigure.EarlierSteps(figure);
        if (Side(step, steps, figure) is not { } outside) return null;
        decimal[] named = [.. steps.Take(MostNamed)];
        return Said($"{figure.Rules.Display(value)} means {figure.Rules.Display(step)} for {figure.Typed.Period.Label} alone, which is unusually {outside}: the {named.Length} before were {figure.InWords(named)}.");
    }

    /// <summary>"the last 4 values were 322, 318, 311 and 302".</summary>
    internal static string Last(IReadOnlyList<decimal> earlier, CheckedFigure figure)
    {
        decimal[] named = [.. earlier.Take(MostNamed)];
        return $"the last {named.Length} values were {figure.InWords(named)}";
    }

    /// <summary>The middle of some values: of an even number, the mean of the two in the middle.</summary>
    internal static decimal Median(IReadOnlyCollection<decimal> values)
    {
        decimal[] ordered = [.. values.Order()];
        int half = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
    }

    private static FigureDoubt Said(string sentence) => new(Key, nameof(ResultSubmission.Value), sentence);

    // "high", "low", or null for within.
    private static string? Side(decimal value, IReadOnlyList<decimal> earlier, CheckedFigure figure)
    {
        if (earlier.Count < FewestCompared) return null;
        decimal least = AlwaysUsualSteps * new decimal(1, 0, 0, false, (byte)figure.Rules.Decimals);
        if (earlier.Count >= SignalRule.FewestPoints && ProcessLimits.Of([.. earlier.Take(MostWithLimits).Reverse()]) is { } limits)
            return limits.IsBeyond(value) && Math.Abs(value - limits.Mean) > least ? Word(value, limits.Mean) : null;

        decimal[] compared = [.. earlier.Take(SignalRule.FewestPoints - 1)];
        // With seasons, half of the values are far from the median of all: what came twice before is not unusual.
        if (compared.Count(v => Math.Abs(v - value) <= AlwaysUsualShare * Math.Abs(value)) >= Twice) return null;
        decimal median = Median(compared);
        decimal deviation = Median([.. compared.Select(v => Math.Abs(v - median))]);
        decimal reach = Math.Max(least, Math.Max(Deviations * DeviationScale * deviation, AlwaysUsualShare * Math.Abs(median)));
        return Math.Abs(value - median) > reach ? Word(value, median) : null;
    }

    private static string Word(decimal value, decimal middle) => value > middle ? "high" : "low";
}
