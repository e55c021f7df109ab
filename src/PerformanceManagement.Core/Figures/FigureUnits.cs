using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Figures;

/// <summary>Holds the signs and letters beside a figure to the measure's unit: converted where that is exact, refused where they disagree.</summary>
internal static partial class FigureUnits
{
    private const decimal Thousand = 1_000;

    /// <summary>What the digits are multiplied by to be pounds or plain numbers, or what to say after the quoted text.</summary>
    public static (decimal Factor, string? Problem) Factor(Match match, MeasureUnit? unit)
    {
        string scale = match.Groups["scale"].Value.ToLowerInvariant();
        string words = match.Groups["words"].Value;
        bool hasPound = match.Groups["pound"].Length > 0, hasPercent = match.Groups["percent"].Length > 0;
        if (unit is null) return scale.Length > 0 || words.Length > 0 ? (1, FigureProblem.Generic) : (1, null);
        if (words.Length > 0) return (1, WrongWords(words, unit));
        if (hasPound && unit.Kind != UnitKind.Money && !unit.Name.Contains('£', StringComparison.Ordinal)) return (1, Disagrees("£", unit));
        if (hasPercent && unit.Kind != UnitKind.Percent && !unit.Name.Contains('%', StringComparison.Ordinal)) return (1, Disagrees("%", unit));
        if (scale.Length == 0) return (1, null);
        if (hasPercent || unit.Kind is UnitKind.Percent or UnitKind.Rate || (unit.Kind == UnitKind.Words && scale is "m" or "mn"))
            return (1, $"has {(scale is "k" or "thousand" ? "thousands" : scale is "m" or "mn" or "million" ? "an m that could mean millions, metres or minutes" : "billions")} in it, but this measure is in {unit.InSentence}: write the figure out in digits.");
        return (scale switch { "k" or "thousand" => Thousand, "bn" or "billion" => 1_000_000_000, _ => 1_000_000 }, null);
    }

    /// <summary>
    /// What to say of pounds typed for a measure in thousands or millions that are too few to be told from them: £400 for £400k. A larger
    /// sum can only be pounds.
    /// </summary>
    public static string? DoubtfulPounds(Match match, decimal amount, MeasureUnit? unit)
    {
        if (unit is not { Kind: UnitKind.Money, Scale: > 1 } || match.Groups["pound"].Length == 0 || match.Groups["scale"].Length > 0 || amount is 0 or >= Thousand) return null;
        string figure = FigureFormat.AsSet(amount, 0, "number");
        return $"is {figure} in £, but this measure is in {unit.Name}: write £{figure}{unit.NumberSuffix} for so many {unit.FieldSuffix}, or £{FigureFormat.AsSet(amount / unit.Scale, 0, "number")}{unit.NumberSuffix} for so many pounds.";
    }

    public static string Disagrees(string typed, MeasureUnit unit) => $"is in {typed}, but this measure is in {unit.InSentence}.";

    /// <summary>A figure without the measure's own unit behind it, as sentences print it: "354 households", "3.2 per 1,000".</summary>
    public static string WithoutWords(string seen, MeasureUnit? unit)
    {
        if (unit is not { Kind: UnitKind.Words or UnitKind.Rate, Name.Length: > 0 }) return seen;
        string name = TypedText.AsSeen(unit.Name);
        string rate = name.StartsWith("rate ", StringComparison.Ordinal) ? name["rate ".Length..] : name;
        foreach (string words in new[] { name, FigureFormat.One(name), rate })
        {
            if (seen.Length > words.Length && seen.EndsWith(words, StringComparison.OrdinalIgnoreCase) && seen[..^words.Length] is var figure && (figure[^1] == ' ' || char.IsAsciiDigit(figure[^1])))
                return figure.TrimEnd();
        }

        return seen;
    }

    private static string WrongWords(string words, MeasureUnit unit)
    {
        string typed = words.Trim().ToLowerInvariant();
        if (typed == "p")
            return unit.Kind == UnitKind.Money ? "could be pence or a provisional figure: write pounds, as in £0.92, or [p] behind a provisional figure." : "could be pence or a provisional figure: write [p] behind a provisional figure, or give provisional as its quality.";
        return TimePattern().IsMatch(typed) || typed.StartsWith("per ", StringComparison.Ordinal)
            ? Disagrees(typed, unit)
            : typed.Length == 1 ? FigureProblem.Generic
            : "has words behind it: write the figure alone, and the words in the note.";
    }

    [GeneratedRegex("^(d|days?|h|hrs?|hours?|mins?|minutes?|s|secs?|seconds?|weeks?|months?|years?|households?|people|cases|working days?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TimePattern();
}
