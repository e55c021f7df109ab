using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Results;

/// <summary>How a change of figures came in.</summary>
/// <param name="Way">By which way.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="At">When, UTC.</param>
public sealed record ResultChange(WayIn Way, Actor Actor, DateTime At)
{
    /// <summary>Why a signed-off figure is corrected; needed for a correction, null otherwise.</summary>
    public string? Because { get; init; }

    /// <summary>The data pack's name; null otherwise.</summary>
    public string? Pack { get; init; }

    /// <summary>The rules by which the audit writes the figures; null for those of the period.</summary>
    public MeasureRules? Rules { get; init; }
}

/// <summary>
/// The one hand that puts and changes figures, for every way in: it loads what is there, asks whether it may change, keeps what it was, stamps who and
/// when, and writes the audit. Saving is left to the caller, whose transaction it all belongs to; the caller compares versions first, so that of two
/// people who save the same figure the second is shown both.
/// </summary>
public sealed class ResultWriter(PerformanceDbContext database)
{
    private readonly Dictionary<(int MeasureId, Period Period), List<CollectionTask>> tasks = [];

    /// <summary>What is stored for a measure's period, to be changed, and its place among the quarters as they stand now.</summary>
    /// <param name="measure">The measure, with its earlier rules.</param>
    /// <param name="period">The period.</param>
    /// <param name="today">The day, where a quarter that closes before it is signed off takes nothing any more; null where that is not asked.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<(ResultPlace Place, MeasureResult? Stored)> LoadAsync(Measure measure, Period period, DateOnly? today = null, CancellationToken stop = default)
    {
        MeasureResult? stored = await FindAsync(measure.Id, period, stop);
        List<CollectionTask> asked = tasks[(measure.Id, period)] = await TaskQueries.OfFigureQuery(database, measure.Id, period).ToListAsync(stop);
        return (new ResultPlace(measure, period, stored is not null, await CollectedQuarters.ReadAsync(database, measure.Id, stop)) { GivenTo = asked.GivenTo(), Today = today }, stored);
    }

    /// <summary>What is stored for a measure's period; null for nothing.</summary>
    public Task<MeasureResult?> FindAsync(int measureId, Period period, CancellationToken stop = default) =>
        database.Results.FirstOrDefaultAsync(r => r.MeasureId == measureId && r.Period == period, stop);

    /// <summary>What is stored for many measures and periods, without tracking: thousands are changed now and then, and compared always.</summary>
    public async Task<Dictionary<(int MeasureId, Period Period), MeasureResult>> LoadAsync(IReadOnlySet<(int MeasureId, Period Period)> wanted, CancellationToken stop = default)
    {
        Dictionary<(int, Period), MeasureResult> stored = new(wanted.Count);
        if (wanted.Count == 0) return stored;
        List<int> measures = [.. wanted.Select(w => w.MeasureId).Distinct()];
        foreach (IGrouping<(int, Period), CollectionTask> asked in (await TaskQueries.OfMeasuresQuery(database, measures).ToListAsync(stop)).GroupBy(t => (t.MeasureId, t.Period))) tasks[asked.Key] = [.. asked];
        IQueryable<MeasureResult> query = StoredQuery(database, measures, [.. wanted.Select(w => w.Period).Distinct()]);
        await foreach (MeasureResult result in query.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (wanted.Contains((result.MeasureId, result.Period))) stored.Add((result.MeasureId, result.Period), result);
        }

        return stored;
    }

    /// <summary>Puts or changes a figure. The same figures again change nothing.</summary>
    /// <param name="place">Its place, whose lock is open.</param>
    /// <param name="stored">What is stored there, tracked or not; null for nothing.</param>
    /// <param name="figures">What it is from now on.</param>
    /// <param name="change">How it came in.</param>
    /// <returns>The result as it will be saved.</returns>
    /// <exception cref="NotPermittedException">The person may not use this way in.</exception>
    /// <exception cref="InvalidOperationException">The figure is locked: the way in has not asked.</exception>
    public MeasureResult Write(ResultPlace place, MeasureResult? stored, ResultFigures figures, ResultChange change)
    {
        Hold(place, change);
        bool isSame = stored is not null && stored.SameAs(figures);
        AuditDetail? moved = Submit(place, change, isSame);
        if (isSame)
        {
            // The figure stays, and is submitted once more: after it was given back, or over a draft.
            if (moved is not null) Audit($"Submitted {place.Period.Label} again as it was.", [moved]);
            return stored!;
        }

        MeasureResult result = stored ?? NewAt(place);
        if (stored is null) database.Results.Add(result);
        else if (database.Entry(stored).State == EntityState.Detached) database.Entry(stored).State = EntityState.Unchanged;

        Restatement? before = result.Replace(figures, change.Actor.UserId, change.At, CorrectingOf(place, change));
        Audit(ResultSentence.Of(place, before, figures, change), [.. ResultDetails.Of(place.Measure, before, figures), .. moved is null ? Array.Empty<AuditDetail>() : [moved]]);
        return result;

        void Audit(string sentence, IEnumerable<AuditDetail> details) =>
            database.Audit.Add(AuditEntry.Of(change.Actor, change.At, ResultSentence.Action(change.Way), sentence, place.Measure.Id, place.Period, details));
    }

    /// <summary>A first figure that is inserted in bulk with thousands of others, and audited with all of them by their one sentence.</summary>
    /// <inheritdoc cref="Write" path="/exception" />
    internal MeasureResult First(ResultPlace place, ResultFigures figures, ResultChange change)
    {
        Hold(place, change);
        foreach (CollectionTask task in TasksOf(place)) task.Move(TaskAction.Submit, change.Actor, change.At);
        MeasureResult result = NewAt(place);
        result.Replace(figures, change.Actor.UserId, change.At);
        return result;
    }

    /// <summary>Puts a correction that was made in another database beside its figure, with its quarter, which was signed off there.</summary>
    /// <param name="resultId">The figure as it stands.</param>
    /// <param name="was">What it was before.</param>
    /// <param name="correcting">What was corrected.</param>
    /// <param name="at">When it was, UTC.</param>
    internal Restatement Move(int resultId, ResultFigures was, Correcting correcting, DateTime at) => database.Restatements.Add(Restatement.Moved(resultId, was, correcting, at)).Entity;

    /// <summary>What is stored for some measures and periods: at least what is asked for, without tracking.</summary>
    internal static IQueryable<MeasureResult> StoredQuery(PerformanceDbContext database, List<int> measures, List<Period> periods) =>
        database.Results.AsNoTracking().Where(r => EF.Parameter(measures).Contains(r.MeasureId) && EF.Parameter(periods).Contains(r.Period));

    /// <summary>Notes in the tasks of a figure that something is saved for it, not submitted; who asked for it before notes nothing.</summary>
    internal void Drafted(ResultPlace place, ResultChange change)
    {
        List<CollectionTask> asked = TasksOf(place);
        if (asked.Count == 0 && NewTask(place) is { } first) asked = [first];
        // What is saved over and over is noted once.
        foreach (CollectionTask task in asked.Where(t => t.State is not (TaskState.Draft or TaskState.Returned))) task.Move(TaskAction.SaveDraft, change.Actor, change.At);
    }

    /// <summary>Notes that what was saved and not submitted is thrown away.</summary>
    internal void Discarded(ResultPlace place, ResultChange change)
    {
        foreach (CollectionTask task in TasksOf(place)) task.Move(TaskAction.DiscardDraft, change.Actor, change.At);
    }

    // What is submitted again as it was needs no other approval; what was given back is submitted by it.
    private AuditDetail? Submit(ResultPlace place, ResultChange change, bool isSame)
    {
        if (change.Way == WayIn.Correction) return null;
        List<CollectionTask> asked = TasksOf(place);
        if (asked.Count == 0 && change.Way == WayIn.Form && NewTask(place) is { } first) asked = [first];
        AuditDetail? moved = null;
        foreach (CollectionTask task in asked.Where(t => !isSame || t.State is not (TaskState.Submitted or TaskState.Approved)))
        {
            TaskState before = task.State;
            // Of a figure for which two quarters ask, the first says it for both.
            if (task.Move(TaskAction.Submit, change.Actor, change.At) && task.State != before) moved ??= TaskStateText.Moved(before, task.State);
        }

        return moved;
    }

    private List<CollectionTask> TasksOf(ResultPlace place) => tasks.GetValueOrDefault((place.Measure.Id, place.Period)) ?? [];

    // A measure that came after its quarter was opened.
    private CollectionTask? NewTask(ResultPlace place)
    {
        if (place.Asking is not { State: CollectionState.Open } asking) return null;
        var task = CollectionTask.At(asking.Period, place.Measure.Id, place.Period);
        database.CollectionTasks.Add(task);
        tasks[(place.Measure.Id, place.Period)] = [task];
        return task;
    }

    // Every way in asks before it reads what was typed; here nothing gets past that has not.
    private static void Hold(ResultPlace place, ResultChange change)
    {
        if (!place.Lock(change.Way, change.Actor).ForPermitted().IsOpen)
            throw new InvalidOperationException($"{place.Measure.Code}, {place.Period.Label} is locked: ask {nameof(ResultLock)} before writing.");
    }

    private static MeasureResult NewAt(ResultPlace place) => new() { MeasureId = place.Measure.Id, Period = place.Period, PeriodEnd = place.Period.End };

    private static Correcting? CorrectingOf(ResultPlace place, ResultChange change) => change.Way != WayIn.Correction ? null
        : new Correcting(place.FirstQuarter, change.Because ?? throw new InvalidOperationException("A correction needs a reason."));
}
