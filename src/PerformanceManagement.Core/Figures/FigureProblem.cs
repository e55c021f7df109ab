using System.Text.RegularExpressions;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Figures;

/// <summary>What to say of a text that is no figure: what it is, what to write instead, and where. Each goes behind the quoted text.</summary>
internal static partial class FigureProblem
{
    public const string Generic = "is not a number: write it in digits, as in 1,234.5.";

    public const string Spaced = "has a space inside it: write thousands as in 1,234 or without a space.";

    /// <summary>What is wrong with text as it is seen.</summary>
    public static string Of(string seen, MeasureUnit? unit)
    {
        string text = seen.ToLowerInvariant().Replace('\u00A0', ' ');
        if (text.Length == 0) return "is not a number: nothing was entered.";
        if (FigureShorthand.Problem(seen) is { } sign) return sign;
        if (DateParser.Day(text) is not null || ExcelDayPattern().IsMatch(text)) return "is a date, perhaps one that Excel made of a figure: format the column as text in Excel, and write the figure again.";
        if (BelowPattern().IsMatch(text)) return "is not a figure: for a number withheld because it is small, leave the value blank and give suppressed as the reason.";
        if (AbovePattern().IsMatch(text)) return "is a limit and not a figure: write the figure itself, and the words in the note.";
        if (AboutPattern().IsMatch(text)) return "is about a figure: write the figure alone, and give estimated as its quality.";
        if (unit?.Kind != UnitKind.Duration && TimePattern().IsMatch(text)) return unit is null ? Generic : $"is a length of time, but this measure is in {unit.InSentence}.";
        if (RatioPattern().IsMatch(text)) return $"is two figures, perhaps a ratio: write the figure in {unit?.InSentence ?? "digits"}, or its two parts as numerator and denominator.";
        if (RangePattern().IsMatch(text)) return "is two figures: write one of them, and the range in the note.";
        if (BracketPattern().IsMatch(text)) return "is in brackets: write a negative figure with a minus sign, as in -5.";
        if (BesidePattern().IsMatch(text)) return "is two figures: write one of them here, and the one in brackets where it belongs, as numerator, denominator or year to date.";
        if (SpacedPattern().IsMatch(text)) return Spaced;
        if (ContinentalPattern().IsMatch(text)) return "is not a figure that can be read safely: use a full stop for the decimal point and commas for thousands, as in 1,234.5.";
        if (ExponentPattern().IsMatch(text)) return "is not a number that can be read here: write it out in digits, as in 1,234.5.";
        return MarkedPattern().IsMatch(text) ? "has a mark behind it: write the figure alone, and what the mark means in the note." : Generic;
    }

    /// <summary>What to say of a figure with the sign of another unit, typed for a measure in time; null when it has none.</summary>
    public static string? OtherUnit(string seen, DurationUnit duration) =>
        seen.Contains('%', StringComparison.Ordinal) || seen.Contains('£', StringComparison.Ordinal)
            ? $"is in {(seen.Contains('%', StringComparison.Ordinal) ? "%" : "£")}, but this measure is a length of time: write it like {duration.Example}."
            : null;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^([0-9]{1,2}[- ][a-z]{3}|[a-z]{3}[- ][0-9]{2})$", Plain)]
    private static partial Regex ExcelDayPattern();

    [GeneratedRegex("^(<=?|≤|under|fewer than|less than|below) ?£?[0-9]", Plain)]
    private static partial Regex BelowPattern();

    [GeneratedRegex("^(>=?|≥|over|more than|above|at least|at most|up to|no more than) ?£?[0-9]|^[0-9.,]+%?( or (more|less|fewer)|[+])$", Plain)]
    private static partial Regex AbovePattern();

    [GeneratedRegex(@"^(~|≈|c\.?|ca\.?|circa|approx\.?|approximately|about|around|est\.?) ?£?[0-9]", Plain)]
    private static partial Regex AboutPattern();

    [GeneratedRegex("^[0-9]+ ?(d|days?|h|hrs?|hours?|m|mins?|minutes?)[ ,]*[0-9]+ ?(h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)?$", Plain)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^[0-9.,]+ ?(in|of|out of|:|/) ?[0-9.,]+(:[0-9]+)?$", Plain)]
    private static partial Regex RatioPattern();

    [GeneratedRegex(@"^£?[0-9.,]+%? ?(-|to|or|and) ?£?[0-9.,]+%?$", Plain)]
    private static partial Regex RangePattern();

    [GeneratedRegex(@"^[-£]*\(.*\)%?$", Plain)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(@"^[-£]*[0-9.,]+%? ?\(.*[0-9].*\)$", Plain)]
    private static partial Regex BesidePattern();

    [GeneratedRegex(@"^[-+£]*[0-9]+([ ]+[0-9.,]+)+%?$", Plain)]
    private static partial Regex SpacedPattern();

    [GeneratedRegex(@"^[-+£]*[0-9]+(\.[0-9]+)+(,[0-9]*)?%?$", Plain)]
    private static partial Regex ContinentalPattern();

    [GeneratedRegex("^[-+]?[0-9.,]+e[-+]?[0-9]+$", Plain)]
    private static partial Regex ExponentPattern();

    [GeneratedRegex(@"^[-+£]*[0-9][0-9.,]*%? ?[^0-9a-z ]{1,3}$", Plain)]
    private static partial Regex MarkedPattern();
}
