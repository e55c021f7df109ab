using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Mail;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Core.Settings;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Approvals;

/// <summary>Shows the values that wait to be approved, approves them and gives them back.</summary>
public sealed class ApprovalService(PerformanceDbContext database, ScorecardService scorecards, ResultService results, CouncilSettingsReader settings, TimeProvider time, MailWriter? mail = null)
{
    /// <summary>How many values can be approved at once.</summary>
    public const int Most = 500;

    private const string ReturnedAction = "result.returned";
    private const string NoNote = "No note";

    /// <summary>What an actor may approve today.</summary>
    public Task<ApprovalRights> RightsAsync(Actor actor, CancellationToken stop = default) => ApprovalRights.ReadAsync(database, settings, actor, BritishDay.Today(time), stop);

    /// <summary>How many values wait for an actor, for a page that leads to them; 0 where the council approves none, or they approve none.</summary>
    public async Task<int> WaitingAsync(Actor actor, CancellationToken stop = default)
    {
        if (!(await settings.InForceAsync(stop)).ValuesNeedApproval) return 0;
        ApprovalRights rights = await RightsAsync(actor, stop);
        return rights.HasAny ? await WaitingQuery(database, DirectoratesOf(rights)).CountAsync(stop) : 0;
    }

    /// <summary>The values that wait for an actor. A fixed number of questions to the database.</summary>
    public async Task<ApprovalQueue> QueueAsync(ApprovalFilter filter, Actor actor, CancellationToken stop = default)
    {
        ApprovalRights rights = await RightsAsync(actor, stop);
        if (!rights.HasAny) return new ApprovalQueue([], 0, 1, []) { IsForActor = false };
        bool isNeeded = (await settings.InForceAsync(stop)).ValuesNeedApproval;
        List<int>? directorates = DirectoratesOf(rights);
        List<DirectorateWaiting> counts = isNeeded ? await CountsQuery(database, directorates).ToListAsync(stop) : [];
        int count = counts.Where(c => filter.Directorate is null || string.Equals(c.Directorate ?? "", filter.Directorate, StringComparison.OrdinalIgnoreCase)).Sum(c => c.Count);
        int page = Math.Clamp(filter.Page, 1, Math.Max(1, (count + ApprovalQueue.PageSize - 1) / ApprovalQueue.PageSize));
        List<WaitingValue> waiting = count == 0 ? [] : await PageQuery(database, directorates, filter.Directorate).Skip((page - 1) * ApprovalQueue.PageSize).Take(ApprovalQueue.PageSize).ToListAsync(stop);
        return new ApprovalQueue(await ItemsAsync(waiting, rights, actor, stop), count, page, [.. counts.Select(c => (c.Directorate, c.Count))]) { IsNeeded = isNeeded };
    }

    /// <summary>One value that waits, or was approved, for the page on which it is given back; null for none.</summary>
    /// <exception cref="NotPermittedException">The actor may not approve values of its directorate.</exception>
    public async Task<ApprovalItem?> FindAsync(int taskId, Actor actor, CancellationToken stop = default)
    {
        if (await OneQuery(database, taskId).FirstOrDefaultAsync(stop) is not { } found) return null;
        ApprovalRights rights = await RightsAsync(actor, stop);
        if (rights.Refuses(found.DirectorateId, enteredById: null) is { } because) throw new NotPermittedException(because);
        return (await ItemsAsync([found], rights, actor, stop))[0];
    }

    /// <summary>Approves values as they were shown: those that changed meanwhile wait on, and so do one's own where the council says so.</summary>
    /// <param name="shown">The keys of their tasks with the versions that were shown; at most <see cref="Most"/>.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved with what became of how many, or refused where none could be approved.</returns>
    /// <exception cref="NotPermittedException">One of them is of a directorate whose values the actor may not approve; nothing is approved then.</exception>
    public async Task<Outcome?> ApproveAsync(IReadOnlyCollection<(int TaskId, Guid Version)> shown, Actor actor, CancellationToken stop = default)
    {
        if (shown.Count == 0) return new Refused("Values", "Select the values that you approve");
        if (shown.Count > Most) return new Refused("Values", $"Approve at most {Most} values at once");
        ApprovalRights rights = await RightsAsync(actor, stop);
        if (!(await settings.InForceAsync(stop)).ValuesNeedApproval) return new Refused("Values", "The council does not approve values, so there is nothing to approve");
        return await database.ChangeAsync(actor, time, (change, token) => StoreApprovedAsync(shown.DistinctBy(s => s.TaskId).ToDictionary(s => s.TaskId, s => s.Version), rights, change, token), stop);
    }

    /// <summary>Gives a value back to whoever enters it.</summary>
    /// <param name="taskId">The key of its task.</param>
    /// <param name="version">The version that was shown.</param>
    /// <param name="comment">Why, as typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>Saved, refused, a conflict with the value as it is now, or null where there is no such task.</returns>
    /// <exception cref="NotPermittedException">The actor may not approve values of its directorate.</exception>
    public async Task<Outcome?> ReturnAsync(int taskId, Guid version, string? comment, Actor actor, CancellationToken stop = default)
    {
        ApprovalRights rights = await RightsAsync(actor, stop);
        string because = (comment ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        Outcome? outcome = await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await ToJudgeAsync([taskId], token) is not [var found]) return null;
                if (rights.Refuses(found.DirectorateId, found.EnteredById) is { } no) throw new NotPermittedException(no);
                if (because.Length == 0) return new Refused("Comment", "Say what is to be changed or explained");
                if (because.Length > CollectionTask.CommentLength) return new Refused("Comment", $"The comment must be {CollectionTask.CommentLength:N0} characters or fewer; it has {because.Length:N0}");
                if (found.Task.Version != version) return new Conflict<ApprovalItem>((await FindAsync(taskId, actor, token))!);
                TaskState before = found.Task.State;
                if (!found.Task.Move(TaskAction.Return, change.Actor, change.At, because)) return new Refused("Comment", NotNow(found));
                change.Audit(ReturnedAction, $"Returned {found.Task.Period.Label}: {because}", found.Task.MeasureId, found.Task.Period, [TaskStateText.Moved(before, found.Task.State)]);
                if (mail is not null) await mail.TellReturnedAsync(database, found.Task, $"{found.Code} {found.Title}", because, change, token);
                return new Saved($"Returned {found.Code} {found.Title}, {found.Task.Period.Label}");
            },
            stop);
        if (outcome is Saved) mail?.Ring();
        return outcome;
    }

    /// <summary>The values that wait, of directorates; of all where none are named.</summary>
    internal static IQueryable<CollectionTask> WaitingQuery(PerformanceDbContext database, List<int>? directorates) =>
        from task in database.CollectionTasks.AsNoTracking()
        where task.State == TaskState.Submitted
            && database.Collections.Any(c => c.Period == task.Quarter && c.State == CollectionState.Open)
            && database.Measures.Any(m => m.Id == task.MeasureId && (directorates == null || (m.DirectorateId != null && directorates.Contains(m.DirectorateId.Value))))
        select task;

    internal static IQueryable<DirectorateWaiting> CountsQuery(PerformanceDbContext database, List<int>? directorates) =>
        from task in WaitingQuery(database, directorates)
        join measure in database.Measures on task.MeasureId equals measure.Id
        group task by measure.Directorate!.Name into waiting
        orderby waiting.Key == null, waiting.Key
        select new DirectorateWaiting(waiting.Key, waiting.Count());

    internal static IQueryable<WaitingValue> PageQuery(PerformanceDbContext database, List<int>? directorates, string? directorate) =>
        from task in WaitingQuery(database, directorates)
        join measure in database.Measures on task.MeasureId equals measure.Id
        where directorate == null || (directorate == "" ? measure.DirectorateId == null : measure.Directorate!.Name == directorate)
        orderby task.StateAt, measure.Code, task.Period
        select new WaitingValue(task.Id, task.Version, task.Quarter, task.Period, measure.Id, measure.Code, measure.Title, measure.DirectorateId, measure.Directorate!.Name, measure.OwnerId, task.StateBy, task.StateAt, task.Comment);

    internal static IQueryable<WaitingValue> OneQuery(PerformanceDbContext database, int taskId) =>
        from task in database.CollectionTasks.AsNoTracking()
        where task.Id == taskId && (task.State == TaskState.Submitted || task.State == TaskState.Approved)
        join measure in database.Measures on task.MeasureId equals measure.Id
        select new WaitingValue(task.Id, task.Version, task.Quarter, task.Period, measure.Id, measure.Code, measure.Title, measure.DirectorateId, measure.Directorate!.Name, measure.OwnerId, task.StateBy, task.StateAt, task.Comment);

    internal static IQueryable<Judged> JudgedQuery(PerformanceDbContext database, IReadOnlyCollection<int> taskIds) =>
        from task in database.CollectionTasks
        where taskIds.Contains(task.Id)
        join measure in database.Measures on task.MeasureId equals measure.Id
        select new Judged(task, measure.Code, measure.Title, measure.DirectorateId, null);

    /// <summary>When values were last returned.</summary>
    internal static IQueryable<Returned> ReturnsQuery(PerformanceDbContext database, List<int> measureIds, List<string> periods) =>
        from entry in database.Audit
        where entry.MeasureId != null && entry.Period != null && EF.Parameter(measureIds).Contains(entry.MeasureId.Value) && entry.Action == ReturnedAction && EF.Parameter(periods).Contains(entry.Period)
        group entry.At by new { MeasureId = entry.MeasureId!.Value, entry.Period } into returns
        select new Returned(returns.Key.MeasureId, returns.Key.Period!, returns.Max());

    private static List<int>? DirectoratesOf(ApprovalRights rights) => rights.OfAll ? null : [.. rights.DirectorateIds];

    private async Task<List<Judged>> ToJudgeAsync(IReadOnlyCollection<int> taskIds, CancellationToken stop)
    {
        List<Judged> found = await JudgedQuery(database, taskIds).ToListAsync(stop);
        IReadOnlyDictionary<(int, Period), int?> submitted = await FigureOccasions.WhoSubmittedAsync(database, [.. found.Select(f => f.Task.MeasureId).Distinct()], [.. found.Select(f => f.Task.Period).Distinct()], stop);
        return [.. found.Select(f => f with { EnteredById = submitted.GetValueOrDefault((f.Task.MeasureId, f.Task.Period)) })];
    }

    private async Task<Outcome?> StoreApprovedAsync(Dictionary<int, Guid> shown, ApprovalRights rights, Change change, CancellationToken stop)
    {
        int approved = 0, own = 0, changed = 0;
        Judged? only = null;
        foreach (Judged found in await ToJudgeAsync(shown.Keys, stop))
        {
            if (rights.Refuses(found.DirectorateId, enteredById: null) is { } no) throw new NotPermittedException(no);
            if (rights.Refuses(found.DirectorateId, found.EnteredById) is not null)
            {
                own++;
            }
            else if (found.Task.Version != shown[found.Task.Id] || !found.Task.Move(TaskAction.Approve, change.Actor, change.At))
            {
                changed++;
            }
            else
            {
                approved++;
                only = found;
                change.Audit("result.approved", $"Approved {found.Task.Period.Label}.", found.Task.MeasureId, found.Task.Period, [TaskStateText.Moved(TaskState.Submitted, found.Task.State)]);
            }
        }

        string waiting = string.Join("; ", new[]
        {
            changed == 0 ? null : changed == 1 ? "1 was changed meanwhile and is to be looked at again" : $"{changed} were changed meanwhile and are to be looked at again",
            own == 0 ? null : own == 1 ? "1 you entered yourself, so somebody else has to approve it" : $"{own} you entered yourself, so somebody else has to approve them",
        }.OfType<string>());
        if (approved == 0) return new Refused("Values", waiting.Length == 0 ? "None of these values is waiting any more" : $"Nothing was approved: {waiting}");
        string what = approved == 1 ? $"Approved {only!.Code} {only.Title}, {only.Task.Period.Label}" : $"Approved {approved} values";
        return new Saved(waiting.Length == 0 ? what : $"{what}; {waiting}");
    }

    private static string NotNow(Judged found) => found.Task.State switch
    {
        TaskState.Returned => $"{found.Task.StateBy} has returned it meanwhile",
        TaskState.Closed => $"{found.Task.Quarter.Label} is signed off meanwhile",
        _ => "It is being changed, so it cannot be returned now",
    };

    private async Task<IReadOnlyList<ApprovalItem>> ItemsAsync(List<WaitingValue> waiting, ApprovalRights rights, Actor actor, CancellationToken stop)
    {
        if (waiting.Count == 0) return [];
        Dictionary<int, int?> owners = waiting.DistinctBy(w => w.MeasureId).ToDictionary(w => w.MeasureId, w => w.OwnerId);
        List<Period> periods = [.. waiting.Select(w => w.Period).Distinct()];
        FigureReader reader = await FigureReader.OpenAsync(database, [.. owners.Keys], stop, actor);
        ILookup<int, MeasureResult> submissions = await reader.SubmissionsAsync(owners, periods, stop);
        // What its form says of it: the same judgement that whoever entered it was shown.
        Dictionary<(int, Period), EntryForm> forms = (await new EntryFormReader(database, results, time).ReadAsync([.. waiting.Select(w => (w.Code, w.Period))], actor, _ => true, stop)).ToDictionary(f => (f.Measure.Id, f.Period));
        Dictionary<(int, string), DateTime> returned = !waiting.Exists(w => w.Comment is not null) ? []
            : await ReturnsQuery(database, [.. owners.Keys], [.. periods.Select(p => p.Token)]).ToDictionaryAsync(r => (r.MeasureId, r.Period), r => r.At, stop);
        Dictionary<(int, Period), ScorecardRow> rows = [];
        foreach (IGrouping<Period, WaitingValue> quarter in waiting.GroupBy(w => w.Quarter))
        {
            foreach (ScorecardRow row in (await scorecards.GetAsync(quarter.Key, new ScorecardFilter { MeasureIds = [.. quarter.Select(w => w.MeasureId).Distinct()] }, stop)).Rows) rows[(row.MeasureId, quarter.Key)] = row;
        }

        return
        [
            .. from w in waiting
               let result = submissions[w.MeasureId].FirstOrDefault(r => r.Period == w.Period)
               let before = w.Comment is null ? null : result?.Restatements.OrderBy(r => r.ReplacedAt).ThenBy(r => r.Id).FirstOrDefault(r => r.ReplacedAt >= returned.GetValueOrDefault((w.MeasureId, w.Period.Token)))
               select ItemOf(w, rights, result, before, forms.GetValueOrDefault((w.MeasureId, w.Period)), rows.GetValueOrDefault((w.MeasureId, w.Quarter))),
        ];
    }

    private static ApprovalItem ItemOf(WaitingValue waiting, ApprovalRights rights, MeasureResult? result, Restatement? before, EntryForm? form, ScorecardRow? row)
    {
        string? Text(ResultFigures? figures) => figures is null || form is null ? null : CellText.Of(figures, form.Rules);
        string? value = Text(result), was = Text(before);
        return new ApprovalItem(waiting.TaskId, waiting.Version, waiting.Code, waiting.Title, waiting.Quarter, waiting.Period)
        {
            Directorate = waiting.Directorate,
            ValueText = value,
            WasText = was == value ? null : was,
            NoteWas = before is null || before.Note == result?.Note ? null : before.Note ?? NoNote,
            IsSubmittedAsItWas = waiting.Comment is not null && before is null,
            Before = form?.LastValues ?? [],
            TargetText = row?.TargetText,
            Row = row,
            // Of a figure that may not be seen, nothing is said that tells of it.
            Doubts = result is null or { Reason: ReasonForNoValue.Suppressed } ? [] : form?.Judged?.Doubts ?? [],
            Note = result?.Note,
            QualityNote = result?.QualityNote,
            SubmittedBy = waiting.StateBy,
            SubmittedAt = result?.SubmittedAt,
            ReturnedBecause = waiting.Comment,
            NotByYouBecause = rights.Refuses(waiting.DirectorateId, result?.SubmittedById),
        };
    }

    internal sealed record DirectorateWaiting(string? Directorate, int Count);

    internal sealed record WaitingValue(
        int TaskId, Guid Version, Period Quarter, Period Period, int MeasureId, string Code, string Title, int? DirectorateId, string? Directorate, int? OwnerId, string? StateBy, DateTime? StateAt, string? Comment);

    internal sealed record Returned(int MeasureId, string Period, DateTime At);

    internal sealed record Judged(CollectionTask Task, string Code, string Title, int? DirectorateId, int? EnteredById);
}
