using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Imports;
using PerformanceManagement.Core.Imports.Rows;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>
/// Adds measures and changes them: the performance team's. What is typed is read as the row of a data pack that it is, so that a page refuses, repaints
/// and keeps what a pack does, in the same words.
/// </summary>
public sealed class MeasureSetupService(PerformanceDbContext database, TimeProvider time)
{
    private const string Deed = "add or change measures";

    /// <summary>The form of a measure; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<MeasureEdit?> FindAsync(string code, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        return await FormQuery(database, code).FirstOrDefaultAsync(stop) is { } measure ? MeasureEdit.Of(measure) : null;
    }

    /// <summary>The form of a new measure like another; null when there is no such measure.</summary>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public async Task<MeasureEdit?> LikeAsync(string code, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, Deed);
        return await FormQuery(database, code).FirstOrDefaultAsync(stop) is { } measure ? MeasureEdit.Like(measure) : null;
    }

    /// <summary>What there is to choose from.</summary>
    public async Task<MeasureChoices> ChoicesAsync(CancellationToken stop = default) => new()
    {
        Plan = await database.PlanQuery().OrderBy(p => p.SortOrder).ToListAsync(stop),
        Directorates = await DirectorateNamesQuery(database).ToListAsync(stop),
        Services = await database.ServicesQuery().ToListAsync(stop),
        Portfolios = await PortfoliosQuery(database).ToListAsync(stop),
        Committees = await CommitteeNamesQuery(database).ToListAsync(stop),
        Schemes = await SchemesQuery(database).ToListAsync(stop),
    };

    /// <summary>What would be stored, and what that does. Nothing is.</summary>
    /// <returns>A preview of a <see cref="MeasureEffect"/>, refused, a conflict with the stored <see cref="MeasureEdit"/>, or null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public Task<Outcome?> PreviewAsync(MeasureEdit edit, Actor actor, CancellationToken stop = default) => ChangeAsync(edit, actor, stores: false, stop);

    /// <summary>Stores a new measure, or what was changed of one.</summary>
    /// <returns>Saved, refused, a conflict with the stored <see cref="MeasureEdit"/>, or null when there is no such measure.</returns>
    /// <exception cref="NotPermittedException">The actor does not keep the measures.</exception>
    public Task<Outcome?> SaveAsync(MeasureEdit edit, Actor actor, CancellationToken stop = default) => ChangeAsync(edit, actor, stores: true, stop);

    internal static IQueryable<Measure> FormQuery(PerformanceDbContext database, string code) =>
        database.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Committees).Include(m => m.Directorate).Include(m => m.PlanItem).Include(m => m.ReplacedBy).Where(m => m.Code == code);

    internal static IQueryable<string> DirectorateNamesQuery(PerformanceDbContext database) => database.Directorates.Select(d => d.Name).OrderBy(name => name);

    internal static IQueryable<string> CommitteeNamesQuery(PerformanceDbContext database) => database.Committees.Select(c => c.Name).OrderBy(name => name);

    internal static IQueryable<string> PortfoliosQuery(PerformanceDbContext database) => database.Measures.Where(m => m.Portfolio != null).Select(m => m.Portfolio!).Distinct().OrderBy(name => name);

    internal static IQueryable<string> SchemesQuery(PerformanceDbContext database) => database.RatingSchemes.Where(s => s.InForceFrom != null).Select(s => s.Name).Distinct().OrderBy(name => name);

    private Task<Outcome?> ChangeAsync(MeasureEdit edit, Actor actor, bool stores, CancellationToken stop)
    {
        actor.Require(Policies.ManageRules, Deed);
        return database.ChangeAsync(actor, time, (change, token) => JudgeAsync(edit, change, stores, token), stop);
    }

    /// <summary>Reads what forms are judged by, at once for all that are stored together: a fixed number of questions to the database.</summary>
    /// <param name="codes">The codes of all measures that the forms name; one that does not exist is passed over.</param>
    /// <param name="change">The change they belong to.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal async Task<PackStage> StageAsync(IReadOnlyCollection<string> codes, Change change, CancellationToken stop)
    {
        var stage = new PackStage(database, PackFiles.Measures, change.Actor, change.At) { Origin = "the page of the measure", SaysRules = false };
        stage.Lists = await MeasureLists.ReadAsync(database, stop);
        await stage.LoadAsync(codes, stop);
        return stage;
    }

    private async Task<Outcome?> JudgeAsync(MeasureEdit edit, Change change, bool stores, CancellationToken stop) =>
        await JudgeAsync(edit, await StageAsync(CodesOf(edit), change, stop), change, stores, stop);

    /// <summary>Judges a form and changes what is tracked by it, with what else is changed in the same transaction; saving is left to the caller.</summary>
    /// <param name="edit">What was typed.</param>
    /// <param name="all">What was read for all forms that are stored together.</param>
    /// <param name="change">The change it belongs to.</param>
    /// <param name="stores">Whether it is to be stored; else what it would do is said.</param>
    /// <param name="stop">Cancels the reading.</param>
    internal async Task<Outcome?> JudgeAsync(MeasureEdit edit, PackStage all, Change change, bool stores, CancellationToken stop)
    {
        PackStage stage = all.Of(CodesOf(edit));
        Measure? stored = edit.Was is null ? null : stage.FindMeasure(edit.Was);
        if (edit.Was is not null && stored is null) return null;
        MeasureEdit before = stored is null ? new MeasureEdit() : MeasureEdit.Of(stored);
        if (edit.Version != before.Version) return new Conflict<MeasureEdit>(before);
        if (stored is null && stage.FindMeasure(edit.Code?.Trim() ?? "") is { } taken)
            return new Refused(nameof(edit.Code), $"There is a measure {taken.Code} already, {taken.Title}: choose another code.");
        if (Replaced(edit, stage, out MeasureEdit? replaced) is { } refused) return refused;
        MeasureEdit? wasReplaced = replaced is null ? null : MeasureEdit.Of(stage.FindMeasure(replaced.Was!)!);

        var rows = new MeasureRows(stage);
        await rows.ApplyAsync(MeasureEditRow.Table(replaced is null ? [edit] : [edit, replaced], stage.Problems), stop);
        if (rows.RowOf.Values.FirstOrDefault(row => row.Number == 1) is { } own) await ReadBreakAsync(own, stage.FindMeasure(edit.Code!.Trim())!, stop);
        await new MeasureHistoryCheck(stage).ApplyAsync(rows.RowOf, stop);
        if (stage.Problems.Count > 0) return new Refused(MeasureEditRow.Messages(stage.Problems, edit.Replaces));

        Measure measure = stage.FindMeasure(edit.Code!.Trim())!;
        DataPackRepaints repaints = await new RuleRepaint(stage).ApplyAsync(rows.RowOf, isTold: true, stop);
        IReadOnlyList<MeasureFieldChange> changes = MeasureEditRow.Changes(before, MeasureEdit.Of(measure), edit);
        if (!stores) return new Preview<MeasureEffect>(await new MeasureReach(database, stored is not null).EffectAsync(measure, changes, repaints, [.. stage.Problems.Remarks.Select(r => r.Sentence)], stop));
        // Asked only where no field is another: that looks at everything that is tracked.
        if (changes.All(c => MeasureEditRow.IsOfChange(c.Field)) && !database.ChangeTracker.HasChanges()) return new Saved($"Nothing was changed: {measure.Code} {measure.Title} stays as it is");
        // Of two people who change what belongs to it, the second has to notice the first.
        if (stored is not null && database.Entry(stored).State == EntityState.Unchanged) database.Entry(stored).State = EntityState.Modified;
        string summary = stored is null
            ? $"Added {measure.Code} {measure.Title}{(edit.Replaces is { Length: > 0 } old ? $", which takes the place of {old}" : "")}"
            : $"Changed {measure.Code} {measure.Title}: {string.Join(", ", changes.Select(c => MeasureLabels.Of(c.Field)).Select(Figures.Wording.LowerFirst))}";
        if (stored is null) change.AuditNew(measure, "measure.added", $"{summary}.", MeasureFieldText.Details(changes, stage));
        else change.Audit("measure.changed", $"{summary}.", stored.Id, details: MeasureFieldText.Details(changes, stage));
        if (replaced is not null && stage.FindMeasure(replaced.Code!) is { } gone)
            change.Audit("measure.changed", $"{gone.Code} {gone.Title} ends with {replaced.LastPeriod}: {measure.Code} {measure.Title} takes its place.", gone.Id, details: MeasureFieldText.Details(MeasureEditRow.Changes(wasReplaced!, MeasureEdit.Of(gone), replaced), stage));
        return new Saved(summary);
    }

    private static string[] CodesOf(MeasureEdit edit) => [.. new[] { edit.Was, edit.Code, edit.Replaces, edit.ReplacedBy }.Select(c => c?.Trim()).OfType<string>().Where(c => c.Length > 0)];

    // The measure that goes is retired with the period before the first of the one that comes.
    private static Refused? Replaced(MeasureEdit edit, PackStage stage, out MeasureEdit? replaced)
    {
        replaced = null;
        if (string.IsNullOrWhiteSpace(edit.Replaces)) return null;
        if (stage.FindMeasure(edit.Replaces.Trim()) is not { } old) return new Refused(nameof(edit.Replaces), $"There is no measure “{PackProblems.Shorten(edit.Replaces)}”.");
        if (!Period.TryRead(edit.FirstPeriod, null, out Period first, out string? problem))
            return new Refused(nameof(edit.FirstPeriod), string.IsNullOrWhiteSpace(edit.FirstPeriod) ? $"Enter the first period of the new measure: {old.Code} ends before it." : problem);
        PeriodUse use = new(old.Frequency, old.Calendar);
        replaced = MeasureEdit.Of(old) with { LastPeriod = Period.Containing(first.Start.AddDays(-1), use.Length, old.Calendar).Label, ReplacedBy = edit.Code };
        return null;
    }

    private async Task ReadBreakAsync(PackRow row, Measure measure, CancellationToken stop)
    {
        string? reason = row.Line(MeasureEditRow.BreakReason, TextLengths.Reason);
        if (row.Line(MeasureEditRow.BreakFrom) is null)
        {
            if (reason is not null) row.Problem(MeasureEditRow.BreakFrom, "Enter the first period by the new method, or leave both blank.");
            return;
        }

        if (row.Period(MeasureEditRow.BreakFrom, new PeriodUse(measure.Frequency, measure.Calendar)) is not { } from) return;
        if (reason is null) row.Problem(MeasureEditRow.BreakReason, "Enter what changed in the method: trends and charts say why they do not cross it.");
        else if (!MeasurePeriods.Fit(measure, from)) row.Problem(MeasureEditRow.BreakFrom, MeasurePeriods.WhyNot(measure, from));
        else if (measure.Id != 0 && await database.MethodBreaks.FirstOrDefaultAsync(b => b.MeasureId == measure.Id && b.From == from, stop) is { } known) known.Reason = reason;
        else measure.Breaks.Add(new MethodBreak { From = from, Reason = reason });
    }
}
