using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using PerformanceManagement.Core.Reading;

namespace PerformanceManagement.Core.Figures;

/// <summary>
/// Reads a figure as an officer types it: the one place where text becomes a number, for forms, data packs and the command line.
/// Strict, because a binder that guesses turns 91,5 into 915: what the eye sees and the unit allows in one way is read, everything else
/// is refused with a sentence that says what to write and where. The spellings are listed in docs/data-packs.md.
/// </summary>
public static partial class FigureParser
{
    /// <summary>The most digits before the decimal point: the database holds decimal(18,4).</summary>
    public const int MostIntegerDigits = 14;

    // Far above any figure with its words; what is longer is not searched for what else it could be.
    private const int LongestFigure = 200;

    private const decimal MostAmount = 99_999_999_999_999.9999m;

    // Enough to round to four decimals exactly; what follows only says whether there was more.
    private const int ReadDecimals = 10;

    /// <summary>Reads what stands in the place of a measure's figure.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="unit">The measure's unit; null where a figure has none, or it is not known: the signs £ and % are then dropped.</param>
    /// <param name="decimals">How many decimals the measure shows; figures keep up to <see cref="FigureFormat.MostDecimals"/> whatever it is.</param>
    public static FigureRead Read(string? text, string? unit, int decimals)
    {
        MeasureUnit? known = unit is null ? null : MeasureUnit.Of(unit);
        // Most cells of a pack are digits and a point, and there are hundreds of thousands of them.
        if (known?.Duration is null && IsPlain(text) && decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) is var plain && !DoubtfulShare(text, plain, known))
            return new() { Value = plain };

        string seen = TypedText.AsSeenInFigures(text);
        string quoted = TypedText.Quoted(text);
        if (FigureShorthand.Reason(seen) is { } reason) return new() { Quoted = quoted, Reason = reason };
        if (FigureShorthand.IsZero(seen)) return new() { Quoted = quoted, Value = 0 };
        (string figure, ValueQuality? quality) = seen.Length > LongestFigure ? (seen, null) : FigureShorthand.WithoutQuality(seen);
        string? problem = known?.Duration is { } duration ? Time(figure, duration, out decimal value) : Figure(figure, known, out value);
        if (problem is not null) return new() { Quoted = quoted, Problem = $"{quoted} {problem}" };

        decimal kept = FigureFormat.Rounded(value, FigureFormat.MostDecimals);
        return new()
        {
            Quoted = quoted,
            Value = kept,
            Quality = quality,
            Remark = kept != value
                ? $"{quoted} is kept as {FigureFormat.AsSet(kept, Math.Min(decimals, FigureFormat.MostDecimals), unit ?? "")}: {FigureFormat.MostDecimals} decimals are stored."
                : DoubtfulShare(figure, kept, known) ? $"{quoted} is read as {FigureFormat.AsSet(kept, 0, "%")}: a share of {FigureFormat.AsSet(kept * 100, 0, "%")} is written {FigureFormat.AsSet(kept * 100, 0, "")}." : null,
        };
    }

    /// <summary>Reads a figure that is nothing but a figure.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="unit">Its unit; null for none.</param>
    /// <param name="decimals">How many decimals are shown.</param>
    /// <param name="value">The figure; 0 when it cannot be read.</param>
    /// <param name="problem">A sentence for the person who typed it; null when it can be read.</param>
    public static bool TryRead(string? text, string? unit, int decimals, out decimal value, [NotNullWhen(false)] out string? problem)
    {
        FigureRead read = Read(text, unit, decimals).FigureOnly();
        value = read.Value ?? 0;
        problem = read.Problem;
        return problem is null;
    }

    /// <summary>Reads a figure that has no unit, or one that is said elsewhere: the signs £ and % are dropped.</summary>
    public static bool TryRead(string? text, out decimal value, [NotNullWhen(false)] out string? problem) => TryRead(text, null, FigureFormat.MostDecimals, out value, out problem);

    private static bool IsPlain([NotNullWhen(true)] string? text)
    {
        if (text is not { Length: > 0 and < MostIntegerDigits }) return false;
        int point = text.IndexOf('.', StringComparison.Ordinal);
        ReadOnlySpan<char> whole = point < 0 ? text : text.AsSpan(0, point), fraction = point < 0 ? "0" : text.AsSpan(point + 1);
        return whole.Length > 0 && fraction.Length is > 0 and <= FigureFormat.MostDecimals && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }

    private static string? Time(string seen, DurationUnit duration, out decimal value)
    {
        string text = seen.Replace(TypedText.FixedSpace, ' ').ToLowerInvariant();
        bool isNegative = text.StartsWith('-');
        if (text.Length > LongestFigure)
        {
            value = 0;
            return $"is not a time that can be read here: write it like {duration.Example}.";
        }

        bool isRead = duration.TryRead(text.TrimStart('-').TrimStart(), out value, out string? problem);
        if (isNegative) value = -value;
        return isRead ? null : text.Length == 0 ? FigureProblem.Of(seen, null) : FigureShorthand.Problem(seen) ?? FigureProblem.OtherUnit(seen, duration) ?? problem;
    }

    private static string? Figure(string seen, MeasureUnit? unit, out decimal value)
    {
        value = 0;
        bool inBrackets = unit?.Kind == UnitKind.Money && seen.Length <= LongestFigure && AccountPattern().IsMatch(seen);
        string text = inBrackets ? seen.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal) : FigureUnits.WithoutWords(seen, unit);
        Match match = FigurePattern().Match(text);
        if (!match.Success) return seen.Length > LongestFigure ? FigureProblem.Generic : FigureProblem.Of(seen, unit);
        if (ProblemWithDigits(match) is { } wrong) return wrong;
        (decimal Factor, string? Problem) typed = FigureUnits.Factor(match, unit);
        if (typed.Problem is not null) return typed.Problem;

        decimal amount = Digits(match);
        if (FigureUnits.DoubtfulPounds(match, amount, unit) is { } doubt) return doubt;
        amount *= typed.Factor;
        if (unit is { Scale: > 1 } && (match.Groups["scale"].Length > 0 || match.Groups["pound"].Length > 0)) amount /= unit.Scale;
        if (amount > MostAmount) return TooLarge;
        bool isNegative = inBrackets || match.Groups["sign"].Value == "-" || match.Groups["inner"].Length > 0 || match.Groups["after"].Length > 0;
        value = isNegative && amount != 0 ? -amount : amount;
        return null;
    }

    private static decimal Digits(Match match)
    {
        string whole = WithoutGroups(match.Groups["whole"].Value);
        string fraction = match.Groups["fraction"].Value.TrimEnd('0').TrimEnd('.');
        if (fraction.Length > ReadDecimals + 1) fraction = fraction[..(ReadDecimals + 1)] + "1";
        return decimal.Parse(whole + fraction, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static string TooLarge => $"is too large: a figure has at most {MostIntegerDigits} digits before the decimal point.";

    private static string WithoutGroups(string whole) => whole.Replace(",", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);

    private static string? ProblemWithDigits(Match match)
    {
        string whole = match.Groups["whole"].Value;
        if (match.Groups["pound"].Length > 0 && match.Groups["percent"].Length > 0) return "has both £ and %: write one of them, or neither.";
        if (match.Groups["sign"].Length + match.Groups["inner"].Length + match.Groups["after"].Length > 1) return "has two signs: write one minus sign, before the figure.";
        if (whole.Contains(TypedText.FixedSpace, StringComparison.Ordinal) && !SpacedThousandsPattern().IsMatch(whole)) return FigureProblem.Spaced;
        if (whole.Contains(',', StringComparison.Ordinal) && !ThousandsPattern().IsMatch(whole)) return ProblemWithCommas(whole, match.Groups["fraction"].Value);
        return WithoutGroups(whole).TrimStart('0').Length > MostIntegerDigits ? TooLarge : null;
    }

    private static string ProblemWithCommas(string whole, string fraction)
    {
        // One comma and no full stop is how most of Europe writes a decimal.
        bool looksLikeDecimal = fraction.Length == 0 && whole.IndexOf(',', StringComparison.Ordinal) == whole.LastIndexOf(',') && !whole.EndsWith(',');
        string shown = whole.Length <= 40 ? whole : whole[..40] + "…";
        return looksLikeDecimal
            ? $"is not a figure that can be read safely: use a full stop for the decimal point, as in {shown.Replace(',', '.')}."
            : "has its commas in the wrong places: write thousands as in 1,234,567 or without commas.";
    }

    // 0.95 for 95% is the commonest slip of a spreadsheet; 0.95% is a figure all the same.
    private static bool DoubtfulShare(string seen, decimal value, MeasureUnit? unit) =>
        unit?.Kind == UnitKind.Percent && value is > 0 and < 1 && !seen.Contains('%', StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<sign>[-+]?) ?((?<pound>£) ?(?<inner>-?) ?)?(?<whole>[0-9]([0-9,\u00A0]*[0-9,])?)?(?<fraction>(?(whole)(\.[0-9]+)?|\.[0-9]+))( ?(?<scale>k|m|mn|bn|thousand|million|billion)\b)?( ?(?<percent>%|per ?cent\b))?( ?(?<words>per [0-9,]+|(?!e[0-9])[a-z][a-z ]*))?(?<after>-?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FigurePattern();

    // A group that starts with 0, as in 0,125, is a decimal comma and not thousands.
    [GeneratedRegex("^[1-9][0-9]{0,2}(,[0-9]{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex("^[1-9][0-9]{0,2}(\u00A0[0-9]{3})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SpacedThousandsPattern();

    // How accounts write what is below zero: (5), £(1,234), (£5k).
    [GeneratedRegex(@"^£? ?\(£? ?[0-9.,\u00A0]+ ?[kmbn]{0,2}\) ?[kmbn]{0,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AccountPattern();
}
