using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>Holds a measure's changed rules against the figures and targets it already has.</summary>
internal sealed class MeasureHistoryCheck(PackStage stage)
{
    public async Task ApplyAsync(IReadOnlyDictionary<string, PackRow> rowOf, CancellationToken stop)
    {
        List<Changed> all = [.. rowOf.Where(r => r.Value.IsSound).Select(r => (Row: r.Value, Measure: stage.FindMeasure(r.Key))).Where(r => r.Measure is { Id: not 0 }).Select(r => Changed.Of(r.Row, stage.Database.Entry(r.Measure!)))];
        List<int> moved = IdsOf(all, c => c.MovesLife || c.MovesPeriods);
        ILookup<int, Period> figures = moved.Count == 0 ? None : await stage.FigurePeriodsAsync(moved, stop);
        List<int> split = IdsOf(all, c => c.MovesPeriods);
        ILookup<int, Period> targeted = split.Count == 0 ? None : (await TargetPeriodsQuery(stage.Database, split).ToListAsync(stop)).ToLookup(t => t.MeasureId, t => t.Period);
        List<int> turned = IdsOf(all, c => c.Turns);
        ILookup<int, Target>? targets = turned.Count == 0 ? null : (await TargetsQuery(stage.Database, turned).ToListAsync(stop)).ToLookup(t => t.MeasureId);
        foreach (Changed changed in all)
        {
            (PackRow row, Measure measure) = (changed.Row, changed.Measure);
            if (changed.MovesLife) CheckLife(row, measure, figures[measure.Id]);
            if (changed.MovesPeriods) CheckPeriods(row, measure, figures[measure.Id].Concat(targeted[measure.Id]));
            if (changed.Turns) CheckTargets(row, measure, targets![measure.Id]);
        }
    }

    internal static IQueryable<MeasurePeriod> TargetPeriodsQuery(PerformanceDbContext database, List<int> measureIds) =>
        database.Targets.Where(t => EF.Parameter(measureIds).Contains(t.MeasureId)).Select(t => new MeasurePeriod(t.MeasureId, t.Period));

    // Tracked, so that a target which the same pack changes is seen as it will be.
    internal static IQueryable<Target> TargetsQuery(PerformanceDbContext database, List<int> measureIds) => database.Targets.Where(t => EF.Parameter(measureIds).Contains(t.MeasureId));

    private static ILookup<int, Period> None { get; } = Array.Empty<Period>().ToLookup(_ => 0);

    private static List<int> IdsOf(List<Changed> all, Func<Changed, bool> which) => [.. all.Where(which).Select(c => c.Measure.Id)];

    private static void CheckLife(PackRow row, Measure measure, IEnumerable<Period> periods)
    {
        var life = measure.ToLife();
        foreach (IGrouping<bool, Period> outside in periods.Where(p => !life.Holds(p)).Order().GroupBy(p => life.First is { } first && p.End < first.Start))
            row.Problem(outside.Key ? "first_period" : "last_period", $"The measure already has figures outside it, such as for {outside.First().Label}: nothing that was entered is hidden.");
    }

    private static void CheckPeriods(PackRow row, Measure measure, IEnumerable<Period> periods)
    {
        List<Period> lost = [.. periods.Where(p => !MeasurePeriods.Fit(measure, p)).Order()];
        if (lost.Count > 0)
            row.Problem("frequency", $"The measure already has figures or targets for periods that would no longer be its own, such as {lost[0].Token}. Say in rules_from since when the new frequency or calendar holds, or give the measure with it a new code.");
    }

    private static void CheckTargets(PackRow row, Measure measure, IEnumerable<Target> targets)
    {
        bool lost = targets.Any(t => TargetCheck.DirectionProblem(measure.ToDatedRules().At(t.Period.End).Good, t.ToFigure()) is not null);
        if (lost) row.Problem("good", $"The measure already has targets that do not go with “{PackWords.Good[measure.Good]}”. Give their new figures in targets.csv.");
    }

    // What of a stored measure its row changes that its history depends on.
    private sealed record Changed(PackRow Row, Measure Measure, bool MovesLife, bool MovesPeriods, bool Turns)
    {
        public static Changed Of(PackRow row, EntityEntry<Measure> entry) => new(
            row,
            entry.Entity,
            entry.Property(m => m.FirstPeriod).IsModified || entry.Property(m => m.LastPeriod).IsModified,
            entry.Property(m => m.Frequency).IsModified || entry.Property(m => m.Calendar).IsModified,
            entry.Property(m => m.Good).IsModified);
    }
}
