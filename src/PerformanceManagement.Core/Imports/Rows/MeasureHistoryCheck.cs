using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Holds a measure's changed rules against the figures and targets it already has.</summary>
internal sealed class MeasureHistoryCheck(PackStage stage)
{
    public async Task ApplyAsync(IReadOnlyDictionary<string, PackRow> rowOf, CancellationToken stop)
    {
        foreach ((string code, PackRow row) in rowOf)
        {
            if (!row.IsSound || stage.FindMeasure(code) is not { Id: not 0 } measure) continue;
            var entry = stage.Database.Entry(measure);
            bool periodsChange = entry.Property(m => m.Frequency).IsModified || entry.Property(m => m.Calendar).IsModified;
            if (entry.Property(m => m.FirstPeriod).IsModified || entry.Property(m => m.LastPeriod).IsModified) await CheckLifeAsync(row, measure, stop);
            if (periodsChange) await CheckPeriodsAsync(row, measure, stop);
            if (entry.Property(m => m.Good).IsModified) await CheckTargetsAsync(row, measure, stop);
        }
    }

    private async Task CheckLifeAsync(PackRow row, Measure measure, CancellationToken stop)
    {
        var life = measure.ToLife();
        List<Period> periods = await stage.Database.Results.Where(r => r.MeasureId == measure.Id).Select(r => r.Period).ToListAsync(stop);
        foreach (IGrouping<bool, Period> outside in periods.Where(p => !life.Holds(p)).Order().GroupBy(p => life.First is { } first && p.End < first.Start))
            row.Problem(outside.Key ? "first_period" : "last_period", $"The measure already has figures outside it, such as for {outside.First().Label}: nothing that was entered is hidden.");
    }

    private async Task CheckPeriodsAsync(PackRow row, Measure measure, CancellationToken stop)
    {
        List<Period> periods = await stage.Database.Results.Where(r => r.MeasureId == measure.Id).Select(r => r.Period)
            .Union(stage.Database.Targets.Where(t => t.MeasureId == measure.Id).Select(t => t.Period)).ToListAsync(stop);
        List<Period> lost = [.. periods.Where(p => !MeasurePeriods.Fit(measure, p)).Order()];
        if (lost.Count > 0)
            row.Problem("frequency", $"The measure already has figures or targets for periods that would no longer be its own, such as {lost[0].Token}. Say in rules_from since when the new frequency or calendar holds, or give the measure with it a new code.");
    }

    // Tracked, so that a target which the same pack changes is seen as it will be.
    private async Task CheckTargetsAsync(PackRow row, Measure measure, CancellationToken stop)
    {
        List<Target> targets = await stage.Database.Targets.Where(t => t.MeasureId == measure.Id).ToListAsync(stop);
        bool lost = targets.Exists(t => TargetCheck.DirectionProblem(measure.ToDatedRules().At(t.Period.End).Good, t.ToFigure()) is not null);
        if (lost) row.Problem("good", $"The measure already has targets that do not go with “{PackWords.Good[measure.Good]}”. Give their new figures in targets.csv.");
    }
}
