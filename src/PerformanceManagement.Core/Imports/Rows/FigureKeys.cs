using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Reads what a row of figures is about, the same way for values, targets and benchmarks, and refuses a second row about the same.</summary>
internal sealed class FigureKeys(PackStage stage)
{
    private readonly Dictionary<(Measure, Period, string), int> rowOf = [];
    private readonly Dictionary<(string, PeriodUse?), Period> periods = [];
    private readonly Dictionary<Measure, (int Row, string Text, Period Period)> dashed = [];

    /// <summary>The measure and period of a row. Null, with the problems noted, when they cannot be read or are there already.</summary>
    /// <param name="row">The row.</param>
    /// <param name="area">What tells rows about the same measure and period apart; blank for nothing.</param>
    /// <param name="anyPeriod">Whether the period may be one that the measure itself does not have.</param>
    public (Measure Measure, Period Period)? Read(PackRow row, string area = "", bool anyPeriod = false)
    {
        Measure? measure = stage.MeasureOf(row);
        bool isSound = measure is not null && stage.IsSound(measure);
        Period? period = row.Period("period", isSound ? new PeriodUse(measure!.Frequency, measure.Calendar) : null, periods);
        if (measure is null || period is not { } known) return null;
        if (isSound && !IsOneSpelling(row, measure, known)) return null;
        if (!anyPeriod && isSound && !MeasurePeriods.Fit(measure, known))
        {
            row.Problem("period", MeasurePeriods.WhyNot(measure, known));
            return null;
        }

        if (!anyPeriod && isSound && measure.ToLife().Outside(known) is { } outside)
        {
            row.Problem("period", $"{known.Label} is outside the time of {measure.Code}: {Wording.LowerFirst(outside)}. Change its first_period or last_period, or leave the row out.");
            return null;
        }

        if (rowOf.TryAdd((measure, known, area.ToUpperInvariant()), row.Number)) return (measure, known);
        string about = area.Length == 0 ? "" : $" and {area}";
        row.Problem(null, $"{measure.Code} already has a row for {known.Token}{about}: row {rowOf[(measure, known, area.ToUpperInvariant())]}.");
        return null;
    }

    /// <summary>Whether a row about a measure and period was read.</summary>
    public bool Has(Measure measure, Period period) => rowOf.ContainsKey((measure, period, ""));

    // Of a measure with months, 2012-13 can only be a year and 2010-11 is a month: a file that has both means one of them in another way than it is read.
    private bool IsOneSpelling(PackRow row, Measure measure, Period period)
    {
        if (period.Length is not (PeriodLength.Month or PeriodLength.Year) || !new PeriodUse(measure.Frequency, measure.Calendar).HasMonths) return true;
        bool couldBeYear = period.Length == PeriodLength.Year || period.Number == (period.Year + 1) % 100;
        if (!couldBeYear || row.Line("period") is not { } text || !PeriodReader.IsDashed(text)) return true;
        if (dashed.TryAdd(measure, (row.Number, text, period)) || dashed[measure].Period.Length == period.Length) return true;
        (int other, string otherText, Period before) = dashed[measure];
        row.Problem("period", $"“{text}” is {period.Label}, but “{otherText}” in row {other} is {before.Label}: write years as in 2012/13 where there are months as well.");
        return false;
    }
}
