using System.Text.RegularExpressions;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// What a figure cannot be, whatever happened: it is refused. A share of a whole lies between 0% and 100%, its numerator within its denominator;
/// a count is not below zero. Where a measure can be a difference (a net change, growth, an outcome against a plan), nothing is refused.
/// </summary>
public static partial class PossibleRange
{
    /// <summary>The doubt that a percentage is above 100.</summary>
    public const string OverHundred = "over-100";

    private const decimal Whole = 100;

    /// <summary>
    /// Whether the figure is a share of a whole: a percentage whose numerator and denominator are collected, none of whose targets or earlier figures
    /// is above 100% or below zero, and whose title and definition speak of no difference.
    /// </summary>
    public static bool IsShare(CheckedFigure figure) =>
        figure is { CollectsRatio: true, Rules.Unit: "%" } && figure.Targets.All(IsOfWhole) && figure.EarlierValues.All(IsOfWhole) && !SpeaksOfDifference(figure);

    /// <summary>
    /// Whether the figure counts things: a plain number, or one in the council's own words, without decimals; none of whose targets or earlier figures is
    /// below zero, and whose title and definition speak of no difference.
    /// </summary>
    public static bool IsCount(CheckedFigure figure) =>
        MeasureUnit.Of(figure.Rules.Unit).Kind is UnitKind.Number or UnitKind.Words && figure.Rules.Decimals == 0
        && figure.Targets.All(t => t >= 0) && figure.EarlierValues.All(v => v >= 0) && !SpeaksOfDifference(figure);

    /// <summary>Why the figure cannot be, field by field; empty where it can.</summary>
    public static IReadOnlyList<FieldMessage> Errors(CheckedFigure figure) => IsShare(figure) ? OfShare(figure) : IsCount(figure) ? OfCount(figure) : [];

    /// <summary>A percentage above 100 of a measure that has not been there before: unusual, and not impossible; null otherwise.</summary>
    public static FigureDoubt? Doubt(CheckedFigure figure) =>
        figure.Rules.Unit == "%" && figure.Value is { } value and > Whole && figure.EarlierValues.All(v => v <= Whole)
            ? new FigureDoubt(OverHundred, nameof(ResultSubmission.Value), $"{figure.Rules.Display(value)} is more than 100%.")
            : null;

    private static List<FieldMessage> OfShare(CheckedFigure figure)
    {
        MeasureRules rules = figure.Rules;
        List<FieldMessage> errors = [];
        if (figure.Typed is { Numerator: { } numerator, Denominator: { } denominator })
        {
            if (numerator < 0) errors.Add(new FieldMessage(nameof(ResultSubmission.Numerator), $"{numerator:#,0.####} is below zero: the numerator of a share cannot be"));
            else if (numerator > denominator) errors.Add(new FieldMessage(nameof(ResultSubmission.Numerator), $"{numerator:#,0.####} is more than the {denominator:#,0.####} it is a share of: the numerator cannot be above the denominator"));
        }
        else if (figure.Value is { } value && OutOfWhole(value, rules) is { } problem)
        {
            errors.Add(new FieldMessage(nameof(ResultSubmission.Value), problem));
        }

        if (figure.Typed.YearToDate is { } soFar && OutOfWhole(soFar, rules) is { } year) errors.Add(new FieldMessage(nameof(ResultSubmission.YearToDate), year));
        if (figure.Typed.Forecast is { } forecast && OutOfWhole(forecast, rules) is { } expected) errors.Add(new FieldMessage(nameof(ResultSubmission.Forecast), expected));
        return errors;
    }

    private static List<FieldMessage> OfCount(CheckedFigure figure)
    {
        (string Field, decimal? Figure)[] typed =
        [
            (nameof(ResultSubmission.Value), figure.Value), (nameof(ResultSubmission.YearToDate), figure.Typed.YearToDate), (nameof(ResultSubmission.Forecast), figure.Typed.Forecast),
        ];
        return [.. typed.Where(t => t.Figure < 0).Select(t => new FieldMessage(t.Field, $"{figure.Rules.Display(t.Figure!.Value)} is below zero, which a count cannot be"))];
    }

    private static string? OutOfWhole(decimal value, MeasureRules rules) =>
        value > Whole ? $"{rules.Display(value)} is more than 100%, which a share of a whole cannot be"
        : value < 0 ? $"{rules.Display(value)} is below zero, which a share of a whole cannot be"
        : null;

    private static bool IsOfWhole(decimal value) => value is >= 0 and <= Whole;

    internal static bool SpeaksOfDifference(CheckedFigure figure) => figure.Wording is { } wording && DifferencePattern().IsMatch(wording);

    [GeneratedRegex(@"\b(net|chang\w*|growth|grew|increas\w*|decreas\w*|reduc\w*|differen\w*|varian\w*|balance|surplus|deficit|gains?|loss(es)?|against|compared|versus|target|plan(ned)?|profile|budget\w*|expected|forecast|baseline)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DifferencePattern();
}
