using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports;

/// <summary>Reads what a row of figures is about, the same way for values, targets and benchmarks, and refuses a second row about the same.</summary>
internal sealed class FigureKeys(PackStage stage)
{
    private readonly Dictionary<(Measure, Period, string), int> rowOf = [];

    /// <summary>The measure and period of a row. Null, with the problems noted, when they cannot be read or are there already.</summary>
    /// <param name="row">The row.</param>
    /// <param name="area">What tells rows about the same measure and period apart; blank for nothing.</param>
    /// <param name="anyPeriod">Whether the period may be one that the measure itself does not have.</param>
    public (Measure Measure, Period Period)? Read(PackRow row, string area = "", bool anyPeriod = false)
    {
        Measure? measure = stage.MeasureOf(row);
        Period? period = row.Period("period");
        if (measure is null || period is not { } known) return null;
        if (!anyPeriod && stage.IsSound(measure) && !MeasurePeriods.Fit(measure, known))
        {
            row.Problem("period", MeasurePeriods.WhyNot(measure, known));
            return null;
        }

        if (rowOf.TryAdd((measure, known, area.ToUpperInvariant()), row.Number)) return (measure, known);
        string about = area.Length == 0 ? "" : $" and {area}";
        row.Problem(null, $"{measure.Code} already has a row for {known.Token}{about}: row {rowOf[(measure, known, area.ToUpperInvariant())]}.");
        return null;
    }
}
