using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Turns a row of values.csv into the figures of a measure and period, and checks that they agree with each other.</summary>
/// <param name="statuses">The keys of the statuses a person may give, by key and by label, whatever their capitals.</param>
internal sealed class ValueReader(IReadOnlyDictionary<string, string> statuses)
{
    private static readonly string[] FigureColumns = ["value", "numerator", "denominator", "year_to_date", "reason"];

    /// <param name="row">The row.</param>
    /// <param name="measure">Its measure.</param>
    /// <param name="period">Its period.</param>
    /// <param name="before">What is stored for them, or null.</param>
    /// <param name="rulesAreSound">Whether the measure's own row could be read; its unit and decimals mean nothing otherwise.</param>
    public TypedFigures Read(PackRow row, Measure measure, Period period, MeasureResult? before, bool rulesAreSound)
    {
        TypedFigures after = before is null ? new TypedFigures() : new TypedFigures(before);
        // A figure is in the unit that held in its own time.
        MeasureRules rules = measure.ToDatedRules().At(period.End);
        string? unit = rulesAreSound ? rules.Unit : null;
        ValueQuality? quality = FigureColumns.Any(row.Has) ? ReadFigures(row, after, unit, rules.Decimals) : null;
        // What was said of a figure is not about another.
        if (before is not null && (before.Value != after.Value || before.Numerator != after.Numerator || before.Denominator != after.Denominator)) after.QualityNote = null;
        ReadTexts(row, after, unit, rules.Decimals);
        CheckQuality(row, after, quality);
        if (!row.IsSound) return after;

        CheckRatio(row, after);
        if (rulesAreSound) HoldToRatio(row, rules, after);
        CheckPresence(row, after);
        return after;
    }

    /// <summary>Reads the figures, and gives how sure the value is where its cell says so.</summary>
    private static ValueQuality? ReadFigures(PackRow row, TypedFigures result, string? unit, int decimals)
    {
        FigureRead? value = row.FigureOrReason("value", unit, decimals);
        result.Value = value?.Value;
        result.Numerator = row.Figure("numerator", unit is null ? null : MeasureUnit.Of(unit).NumeratorUnit, decimals);
        result.Denominator = row.Figure("denominator", unit is null ? null : "number", decimals);
        result.YearToDate = row.Figure("year_to_date", unit, decimals);
        result.Reason = row.Word("reason", PackWords.Reasons) ?? value?.Reason;
        if (value?.Reason is { } said && result.Reason != said)
            row.Problem("reason", $"The reason is {PackWords.Reasons[result.Reason!.Value]}, but {value.Quoted} in value means {PackWords.Reasons[said]}: leave value blank.");
        return value?.Quality;
    }

    private static void CheckQuality(PackRow row, TypedFigures result, ValueQuality? said)
    {
        if (said is not { } quality) return;
        if (row.Line("quality") is not null && result.Quality != quality)
            row.Problem("quality", $"The quality is {PackWords.Qualities[result.Quality]}, but the figure in value is marked as {PackWords.Qualities[quality]}.");
        result.Quality = quality;
    }

    private void ReadTexts(PackRow row, TypedFigures result, string? unit, int decimals)
    {
        if (row.Has("quality")) result.Quality = row.Word("quality", PackWords.Qualities) ?? ValueQuality.Actual;
        if (row.Has("forecast")) result.Forecast = row.Figure("forecast", unit, decimals);
        if (row.Has("label")) result.Label = row.Line("label", ResultFigures.LabelLength);
        if (row.Has("note")) result.Note = row.Text("note", ResultFigures.NoteLength);
        if (row.Has("note_date")) result.NoteDate = row.Date("note_date");
        if (row.Has("quality_note")) result.QualityNote = row.Line("quality_note", ResultFigures.QualityNoteLength);
        if (row.Has("source")) result.Source = row.Line("source", ResultFigures.LabelLength);
        if (!row.Has("judged")) return;
        string? judged = row.Line("judged");
        result.JudgedStatus = judged is null ? null : statuses.GetValueOrDefault(judged);
        if (judged is not null && result.JudgedStatus is null)
            row.Problem("judged", $"“{PackProblems.Shorten(judged)}” is not a status. The statuses are {string.Join(", ", statuses.Values.Distinct())}.");
    }

    private static void CheckRatio(PackRow row, TypedFigures result)
    {
        if (result.Denominator == 0 && result.Numerator is not (null or 0)) row.Problem("denominator", "The denominator is 0, and nothing can be divided by it: give a reason instead of a value, or 0 out of 0 where there were no cases.");
        if ((result.Numerator is null) != (result.Denominator is null))
            row.Problem(result.Numerator is null ? "numerator" : "denominator", "Numerator and denominator go together: fill in both, or neither.");
    }

    /// <summary>Works out a value that is left blank from numerator and denominator, or holds one that is given to them.</summary>
    private static void HoldToRatio(PackRow row, MeasureRules measure, TypedFigures result)
    {
        if (result is not { Numerator: { } numerator, Denominator: { } denominator, Reason: null }) return;
        // No overflow: the largest figure times 100,000, divided by the smallest, has 23 digits.
        if (Ratio.Of(numerator, denominator, measure.Unit) is not { } ratio)
        {
            if (denominator == 0 && numerator == 0 && result.Value is not null) row.Problem("value", "0 out of 0 means that there were no cases, and has no value: leave the cell blank.");
            return;
        }

        if (Math.Abs(ratio) >= Power10(FigureParser.MostIntegerDigits))
        {
            row.Problem("numerator", "The numerator divided by the denominator is too large to be kept.");
            return;
        }

        // What is stored beside them is rounded; whatever is compared or printed is divided anew.
        decimal stored = FigureFormat.Rounded(ratio, FigureFormat.MostDecimals);
        result.Value ??= stored;
        if (Ratio.Agrees(result.Value.Value, ratio, measure.Decimals)) return;
        row.Problem("value", $"The value {FigureFormat.AsSet(result.Value.Value, measure.Decimals, measure.Unit)} does not agree with "
            + $"{FigureFormat.AsSet(numerator, 0, "")} out of {FigureFormat.AsSet(denominator, 0, "")}, which make {FigureFormat.AsSet(stored, measure.Decimals, measure.Unit)}.");
    }

    private static void CheckPresence(PackRow row, TypedFigures result)
    {
        bool hasFigure = result.Value is not null || result.YearToDate is not null || result.Numerator is not null || result.Denominator is not null;
        if (result.Reason is not null && hasFigure)
            row.Problem("reason", "There is a reason for having no value beside a figure: leave one of them blank.");
        else if (result.IsEmpty && row.IsSound)
            row.Problem("value", $"There is no value and no reason why: fill in value, or write one of {PackWords.Reasons.Choices} in reason.");
    }

    private static decimal Power10(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
