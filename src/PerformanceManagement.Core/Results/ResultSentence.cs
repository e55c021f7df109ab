using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Results;

/// <summary>Says in a sentence, for the audit, what became of a figure. Pure.</summary>
internal static class ResultSentence
{
    /// <summary>The key of what was done, as the audit keeps it.</summary>
    public static string Action(WayIn way) => way switch
    {
        WayIn.Form => "result.submitted",
        WayIn.Correction => "result.corrected",
        WayIn.DataPack => "result.imported",
        WayIn.History => "result.changed",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "There is no such way in."),
    };

    /// <summary>What was done.</summary>
    /// <param name="place">The figure's place.</param>
    /// <param name="before">What it was; null for a first figure.</param>
    /// <param name="now">What it is.</param>
    /// <param name="change">How it came in.</param>
    public static string Of(ResultPlace place, Restatement? before, ResultFigures now, ResultChange change) => change.Way switch
    {
        WayIn.Form => Submitted(place.Period, before, now, change.Rules ?? place.Rules),
        WayIn.Correction => Corrected(place.Period, before!, now, change.Rules ?? place.Rules),
        WayIn.DataPack => Became(place, before, now, $"by data pack “{change.Pack}”"),
        WayIn.History => Became(place, before, now, "in the table of its figures"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Way, "There is no such way in."),
    };

    /// <summary>What would become of a figure: "354", "327 becomes 354", "354, with details changed".</summary>
    /// <param name="place">The figure's place.</param>
    /// <param name="before">What is stored; null for nothing.</param>
    /// <param name="after">What would be.</param>
    /// <param name="isHidden">Whether what is stored may not be seen.</param>
    public static string Change(ResultPlace place, ResultFigures? before, ResultFigures after, bool isHidden)
    {
        string becomes = AsEntered(place.Measure, after);
        if (before is null) return becomes;
        string was = isHidden ? "a figure that may not be seen" : AsEntered(place.Measure, before);
        return was == becomes ? $"{becomes}, with details changed" : $"{was} becomes {becomes}";
    }

    private static string Submitted(Period period, Restatement? before, ResultFigures figures, MeasureRules rules)
    {
        string now = CellText.Of(figures, rules);
        string year = period.YearOf(rules.Calendar).Label;
        string forecast = figures.Forecast == before?.Forecast ? ""
            : figures.Forecast is { } expected ? $" Forecast for {year}: {rules.Display(expected)}."
            : $" Took back the forecast for {year}.";
        string summary = before is null
            ? $"Submitted {now} for {period.Label}."
            : before.Value == figures.Value && before.Reason == figures.Reason
                ? $"Changed the note or details for {period.Label}; the figure stays {now}."
                : $"Changed {period.Label} from {CellText.Of(before, rules)} to {now}.";
        return summary + forecast;
    }

    // A figure that is suppressed from now on is not written down once more.
    private static string Corrected(Period period, Restatement before, ResultFigures figures, MeasureRules rules)
    {
        string was = figures.Reason == ReasonForNoValue.Suppressed ? "" : $" from {CellText.Of(before, rules)}";
        return $"Corrected {period.Label} after {before.SignedOffIn!.Value.Label} was signed off{was} to {CellText.Of(figures, rules)}: {before.Because}";
    }

    private static string Became(ResultPlace place, Restatement? before, ResultFigures after, string by)
    {
        string? was = before is null ? null : AsEntered(place.Measure, before);
        string becomes = AsEntered(place.Measure, after);
        string change = was is null ? becomes : was == becomes ? $"{becomes}, with details changed" : $"{was} became {becomes}";
        return $"{place.Measure.Code}, {place.Period.Label}: {change}, {by}.";
    }

    // As it was entered, not rounded: a correction may lie beyond the decimals shown.
    internal static string AsEntered(Measure measure, ResultFigures figures) =>
        figures.Value is { } value ? FigureFormat.AsSet(value, measure.Decimals, measure.Unit)
        : figures.YearToDate is { } soFar ? $"{FigureFormat.AsSet(soFar, measure.Decimals, measure.Unit)} in the year so far"
        : figures.HasNoCases ? "no cases"
        : ReasonText.Label(figures.Reason!.Value);
}
