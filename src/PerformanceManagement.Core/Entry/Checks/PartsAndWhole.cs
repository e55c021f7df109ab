using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Entry.Checks;

/// <summary>
/// Whether a figure agrees with the measures it is made from, and with those that are made from it and have a figure of their own. Half of the last digit
/// shown is allowed for each of them, because each may have been rounded.
/// </summary>
public static class PartsAndWhole
{
    /// <summary>The doubt's name.</summary>
    public const string Key = "parts";

    /// <summary>Why it is doubted; empty where it is not.</summary>
    public static IReadOnlyList<FigureDoubt> Doubts(CheckedFigure figure)
    {
        if (figure.Value is not { } value) return [];
        MeasureRules rules = figure.Rules;
        string of = figure.Typed.Period.Label;
        List<FigureDoubt> doubts = [];
        if (figure.PartsMake is { } made && Differs(value, made, figure.Parts.Count, rules))
            doubts.Add(Said($"{rules.Display(value)} is not what its parts make for {of}: {SumOfParts.Names(figure.Parts)} come to {rules.Display(made)}."));
        foreach (WholeFigure whole in figure.Wholes.Where(w => Differs(w.Value, w.OthersMake + value, w.Parts, rules)))
            doubts.Add(Said($"With {rules.Display(value)}, the parts of {whole.Code} come to {rules.Display(whole.OthersMake + value)} for {of}, and {rules.Display(whole.Value)} was entered for it."));
        return doubts;
    }

    private static FigureDoubt Said(string sentence) => new(Key, nameof(ResultSubmission.Value), sentence);

    private static bool Differs(decimal whole, decimal made, int parts, MeasureRules rules) =>
        Math.Abs(whole - made) > (parts + 1) * new decimal(5, 0, 0, false, (byte)(rules.Decimals + 1)) && rules.Rounded(whole) != rules.Rounded(made);
}
