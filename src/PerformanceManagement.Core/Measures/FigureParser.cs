using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PerformanceManagement.Core.Measures;

/// <summary>
/// Reads a figure as an officer types it: the one place where text becomes a number, for forms, data packs and workbooks.
/// Strict, because a binder that guesses turns 91,5 into 915 and 91.33335 into 91.3334 without saying so.
/// </summary>
public static partial class FigureParser
{
    /// <summary>The most digits before the decimal point: the database holds decimal(18,4).</summary>
    public const int MostIntegerDigits = 14;

    private const int LongestEcho = 40;

    /// <summary>
    /// Reads <c>1234.5</c>, <c>1,234.5</c>, <c>£1,234</c>, <c>91.5%</c>, <c>-3</c> and <c>−3</c>, with spaces around them.
    /// The sign £ and % are dropped: the measure's unit says what the figure is.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="value">The figure; 0 when it cannot be read.</param>
    /// <param name="problem">A sentence for the person who typed it; null when it can be read.</param>
    /// <returns>Whether the text is a figure that can be stored exactly.</returns>
    public static bool TryRead(string? text, out decimal value, [NotNullWhen(false)] out string? problem)
    {
        value = 0;
        string typed = text?.Trim() ?? "";
        Match match = FigurePattern().Match(typed);
        problem = match.Success ? ProblemWithParts(match) : ProblemWithShape(typed);
        if (problem is not null)
        {
            problem = $"“{Shorten(typed)}” {problem}";
            return false;
        }

        string digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal) + match.Groups["fraction"].Value.TrimEnd('0').TrimEnd('.');
        value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        if (match.Groups["sign"].Value is "-" or "−" && value != 0) value = -value;
        return true;
    }

    private static string? ProblemWithParts(Match match)
    {
        string whole = match.Groups["whole"].Value;
        string fraction = match.Groups["fraction"].Value;
        if (match.Groups["pound"].Length > 0 && match.Groups["percent"].Length > 0)
            return "has both £ and %: write one of them, or neither.";
        if (whole.Contains(',', StringComparison.Ordinal) && !ThousandsPattern().IsMatch(whole)) return ProblemWithCommas(whole, fraction);
        if (whole.Replace(",", "", StringComparison.Ordinal).TrimStart('0').Length > MostIntegerDigits)
            return $"is too large: a figure has at most {MostIntegerDigits} digits before the decimal point.";
        return fraction.TrimEnd('0').Length - 1 > Measure.MostDecimals
            ? $"has too many decimals: a figure has at most {Measure.MostDecimals}."
            : null;
    }

    private static string ProblemWithCommas(string whole, string fraction)
    {
        // One comma and no full stop is how most of Europe writes a decimal.
        bool looksLikeDecimal = fraction.Length == 0 && whole.IndexOf(',', StringComparison.Ordinal) == whole.LastIndexOf(',') && !whole.EndsWith(',');
        return looksLikeDecimal
            ? $"is not a figure that can be read safely: use a full stop for the decimal point, as in {Shorten(whole.Replace(',', '.'))}."
            : "has its commas in the wrong places: write thousands as in 1,234,567 or without commas.";
    }

    private static string ProblemWithShape(string typed)
    {
        if (typed.Length == 0) return "is not a number: nothing was entered.";
        if (BracketPattern().IsMatch(typed)) return "is in brackets: write a negative figure with a minus sign, as in -5.";
        if (SpacedPattern().IsMatch(typed)) return "has a space inside it: write thousands as in 1,234 or without a space.";
        if (ContinentalPattern().IsMatch(typed)) return "is not a figure that can be read safely: use a full stop for the decimal point and commas for thousands, as in 1,234.5.";
        if (ExponentPattern().IsMatch(typed)) return "is not a number that can be read here: write it out in digits, as in 1,234.5.";
        return "is not a number: write it in digits, as in 1,234.5.";
    }

    private static string Shorten(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";

    [GeneratedRegex(@"^(?<sign>[-−+]?) ?(?<pound>£?) ?(?<whole>[0-9][0-9,]*)?(?<fraction>(?(whole)(\.[0-9]+)?|\.[0-9]+)) ?(?<percent>%?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FigurePattern();

    // A group that starts with 0, as in 0,125, is a decimal comma and not thousands.
    [GeneratedRegex("^[1-9][0-9]{0,2}(,[0-9]{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"^\(.*\)$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"^[-−+£]*[0-9]+([\s\u00A0\u202F]+[0-9.,]+)+%?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SpacedPattern();

    [GeneratedRegex(@"^[-−+£]*[0-9]+(\.[0-9]+)+(,[0-9]*)?%?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ContinentalPattern();

    [GeneratedRegex(@"^[-−+]?[0-9.,]+[eE][-−+]?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex ExponentPattern();
}
