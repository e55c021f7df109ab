using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Results;

/// <summary>Finds what is unusual about a value about to be submitted: a warning a person may confirm, never an error.</summary>
public static class UnusualValue
{
    private const int FewestForComparison = 3;
    private const decimal MovingRangeFactor = 2.66m;
    private const decimal AlwaysUsualShare = 0.10m;

    /// <summary>The warnings for a value.</summary>
    /// <param name="value">The value, on the measure's entry basis.</param>
    /// <param name="earlier">Earlier values of the same kind, the latest first. Fewer than three are not compared with.</param>
    /// <param name="rules">The measure's rules.</param>
    public static IReadOnlyList<string> Warnings(decimal value, IReadOnlyList<decimal> earlier, MeasureRules rules)
    {
        List<string> warnings = [];
        if (rules.Unit == "%" && value > 100) warnings.Add($"{rules.Display(value)} is more than 100%.");
        if (value < 0 && earlier.Count > 0 && earlier.All(e => e >= 0)) warnings.Add($"{rules.Display(value)} is below zero, which this measure has not been before.");
        if (value != rules.Rounded(value)) warnings.Add($"It will be shown, and rated, as {rules.Display(value)}.");
        if (OutOfLine(value, earlier) is { } word)
            warnings.Add($"{rules.Display(value)} is unusually {word}: the last {earlier.Count} values were {InWords(earlier, rules)}.");
        return warnings;
    }

    // Natural limits from the moving range (field guide, section 8), never tighter than a tenth of the mean.
    private static string? OutOfLine(decimal value, IReadOnlyList<decimal> earlier)
    {
        if (earlier.Count < FewestForComparison) return null;
        decimal mean = earlier.Average();
        decimal movingRange = earlier.Zip(earlier.Skip(1), (a, b) => Math.Abs(a - b)).Average();
        decimal limit = Math.Max(MovingRangeFactor * movingRange, AlwaysUsualShare * Math.Abs(mean));
        return value > mean + limit ? "high" : value < mean - limit ? "low" : null;
    }

    private static string InWords(IReadOnlyList<decimal> values, MeasureRules rules)
    {
        string[] texts = [.. values.Select(rules.Display)];
        return $"{string.Join(", ", texts[..^1])} and {texts[^1]}";
    }
}
