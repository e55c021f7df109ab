using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.MeasureSetup;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Targets;

namespace PerformanceManagement.Core.YearChanges;

/// <summary>Puts back what a change of the year changed, unless somebody changed it since: then nothing, and both are said.</summary>
internal sealed class YearUndo(PerformanceDbContext database, Change change, Period year)
{
    private readonly List<YearDifference> differences = [];

    /// <summary>Puts everything back into what is tracked; saving is left to the caller.</summary>
    /// <returns>What stands in the way; none where all of it is put back.</returns>
    public async Task<IReadOnlyList<YearDifference>> DoAsync(List<YearStep> steps, CancellationToken stop)
    {
        List<int> ids = [.. steps.Select(s => s.MeasureId).Distinct()];
        Dictionary<int, Measure> measures = await MeasuresQuery(database, ids).ToDictionaryAsync(m => m.Id, stop);
        List<Period> periods = [.. steps.Select(s => s.Period).OfType<string>().Distinct().Select(Period.Parse)];
        Dictionary<(int, Period), Target> targets = await TargetFacts.RowsQuery(database, ids, periods).ToDictionaryAsync(t => (t.MeasureId, t.Period), stop);
        foreach (YearStep step in steps.Where(s => s.Kind == YearStepKind.Target)) UndoTarget(step, targets, measures);
        foreach (YearStep step in steps.Where(s => s is { Kind: YearStepKind.Measure, Before: not null })) UndoMeasure(step, measures);
        List<YearStep> added = [.. steps.Where(s => s is { Kind: YearStepKind.Measure, Before: null })];
        List<int> addedIds = [.. added.Select(s => s.MeasureId)];
        Dictionary<int, int> uses = await MeasureReach.UsesQuery(database, addedIds).ToDictionaryAsync(u => u.MeasureId, u => u.Count, stop);
        ILookup<int, CollectionTask> tasks = (await TasksQuery(database, addedIds).ToListAsync(stop)).ToLookup(t => t.MeasureId);
        ILookup<string?, YearStep> replaced = steps.Where(s => s.Kind == YearStepKind.Measure).ToLookup(s => s.After?.GetValueOrDefault(nameof(Measure.ReplacedById)));
        // Last: until then others are replaced by it.
        foreach (YearStep step in added) Remove(step, measures, uses.GetValueOrDefault(step.MeasureId) - replaced[YearValues.Text(step.MeasureId)].Count(), tasks[step.MeasureId]);
        return differences;
    }

    internal static IQueryable<Measure> MeasuresQuery(PerformanceDbContext database, List<int> ids) => database.Measures.Where(m => EF.Parameter(ids).Contains(m.Id));

    internal static IQueryable<CollectionTask> TasksQuery(PerformanceDbContext database, List<int> measureIds) => database.CollectionTasks.Where(t => EF.Parameter(measureIds).Contains(t.MeasureId));

    private void UndoTarget(YearStep step, Dictionary<(int MeasureId, Period Period), Target> targets, Dictionary<int, Measure> measures)
    {
        var period = Period.Parse(step.Period!);
        Target? row = targets.GetValueOrDefault((step.MeasureId, period));
        if (!measures.TryGetValue(step.MeasureId, out Measure? measure))
        {
            differences.Add(new YearDifference(step.Code, $"Target for {period.Label}", "a target of the measure", "the measure is gone"));
            return;
        }

        if (!IsAsLeft(step, row is null ? null : database.Entry(row)))
        {
            differences.Add(new YearDifference(measure.Code, $"Target for {period.Label}", Left(step.After, row, measure, period) ?? "not set", Text(row, measure) ?? "not set"));
            return;
        }

        string? left = Text(row, measure);
        if (step.Before is null)
        {
            database.Targets.Remove(row!);
        }
        else
        {
            if (row is null) database.Targets.Add(row = new Target { MeasureId = step.MeasureId, Period = period });
            YearValues.Put(database.Entry(row), step.Before);
        }

        change.Audit("year.target-undone", $"The target for {period.Label} is as before the change into {year.Label}.", measure.Id, period, [AuditDetail.Labelled(AuditField.Target, period.Label, left, step.Before is null ? null : Text(row, measure))]);
    }

    private void UndoMeasure(YearStep step, Dictionary<int, Measure> measures)
    {
        if (!measures.TryGetValue(step.MeasureId, out Measure? measure))
        {
            differences.Add(new YearDifference(step.Code, "The measure", "there", "gone"));
            return;
        }

        EntityEntry entry = database.Entry(measure);
        string[] others = [.. step.After!.Keys.Where(name => YearValues.Text(entry.Property(name).CurrentValue) != step.After[name])];
        differences.AddRange(others.Select(name => new YearDifference(measure.Code, YearStepText.LabelOf(name), YearStepText.ValueOf(name, step.After[name], measures), YearStepText.ValueOf(name, YearValues.Text(entry.Property(name).CurrentValue), measures))));
        if (others.Length > 0) return;
        YearValues.Put(entry, step.Before!);
        change.Audit("year.measure-undone", $"{measure.Code} is as before the change into {year.Label}.", measure.Id, details:
            step.After.Keys.Select(name => AuditDetail.OfRule(YearStepText.LabelOf(name), YearStepText.ValueOf(name, step.After[name], measures), YearStepText.ValueOf(name, step.Before![name], measures))));
    }

    private void Remove(YearStep step, Dictionary<int, Measure> measures, int uses, IEnumerable<CollectionTask> tasks)
    {
        // Gone already is as before.
        if (!measures.TryGetValue(step.MeasureId, out Measure? measure)) return;
        EntityEntry entry = database.Entry(measure);
        string[] others = [.. step.After!.Keys.Where(name => YearValues.Text(entry.Property(name).CurrentValue) != step.After[name])];
        differences.AddRange(others.Select(name => new YearDifference(measure.Code, YearStepText.LabelOf(name), YearStepText.ValueOf(name, step.After[name], measures), YearStepText.ValueOf(name, YearValues.Text(entry.Property(name).CurrentValue), measures))));
        if (uses > 0) differences.Add(new YearDifference(measure.Code, "The new measure", "new, with nothing of its own", "it has values, targets or rules of its own, or somebody works with it"));
        if (differences.Count > 0) return;
        database.CollectionTasks.RemoveRange(tasks);
        database.Measures.Remove(measure);
        change.Audit("year.measure-undone", $"{measure.Code} {measure.Title}, which was added with the change into {year.Label}, is taken away again.", details: [AuditDetail.OfRule("Measure", $"{measure.Code} {measure.Title}", null)]);
    }

    private static bool IsAsLeft(YearStep step, EntityEntry? entry) =>
        entry is null ? step.After is null : step.After is not null && step.After.All(p => YearValues.Text(entry.Property(p.Key).CurrentValue) == p.Value);

    // Of a changed target only what changed is kept: the rest is as it stands.
    private string? Left(Dictionary<string, string?>? values, Target? now, Measure measure, Period period)
    {
        if (values is null) return null;
        EntityEntry left = database.Entry(new Target { MeasureId = measure.Id, Period = period });
        if (now is not null) YearValues.Put(left, YearValues.Of(database.Entry(now).CurrentValues, YearValues.Kept(left.Metadata)));
        YearValues.Put(left, values);
        return Text((Target)left.Entity, measure);
    }

    private static string? Text(Target? target, Measure measure) => target is null ? null : FigureFormat.TargetText(target.ToFigure(), measure.Decimals, measure.Unit);
}
