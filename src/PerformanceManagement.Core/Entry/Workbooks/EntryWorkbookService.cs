using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Entry.Grid;
using PerformanceManagement.Core.Imports.Uploads;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Entry.Workbooks;

/// <summary>
/// Entering values in a workbook: made of what a person owes, filled in by them, looked at value by value, and stored row by row by the hand that stores a
/// form, so that what is refused, doubted or in conflict there is so here.
/// </summary>
public sealed class EntryWorkbookService(PerformanceDbContext database, ResultService results, ResultSubmissionService submissions, EntryGridService grid, TimeProvider time)
{
    private const string Area = "enter values in a workbook";

    /// <summary>The most values of a workbook.</summary>
    public const int MostRows = FilledWorkbookReader.MostRows;

    /// <summary>A workbook of what the actor has to enter, to be filled in.</summary>
    /// <param name="filter">Which of it; the performance team may ask for that of a directorate, a service or a person.</param>
    /// <param name="council">The council's name, for the cover.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels it.</param>
    /// <returns>The workbook, or a sentence why there is none.</returns>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public async Task<(WorkbookDownload? File, string? Problem)> MakeAsync(EntryFilter filter, string council, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.Contribute, Area);
        EntryList? list = await results.ListAsync(filter with { Page = 1, Size = MostRows + 1, Once = true, WithoutFigures = true }, actor, stop: stop);
        if (list is null) return (null, "No quarter is open for values at present, so there is nothing to fill in.");
        if (list.Matching > MostRows) return (null, $"That is {list.Matching:N0} values; a workbook holds {MostRows:N0} at most. Choose a directorate, a service or a person.");

        // In the order in which people know their measures, and not by how far they are.
        List<(string Code, Period Period)> wanted = [.. list.Quarters.SelectMany(q => q.Tasks).Where(t => t.State != EntryState.Excused).OrderBy(t => t.Code, StringComparer.OrdinalIgnoreCase).ThenBy(t => t.Period).Select(t => (t.Code, t.Period))];
        List<EntryForm> rows = [.. (await grid.RowsAsync(wanted, actor, stop)).Select(r => r.Form).Where(f => f.ClosedBecause is null)];
        if (rows.Count == 0) return (null, "There is nothing to fill in. Include what is submitted if you want to change it.");
        string quarters = string.Join(" and ", rows.Select(r => r.Quarter).Distinct().Order().Select(q => q.Label));
        string name = $"values-{string.Join('-', rows.Select(r => r.Quarter).Distinct().Order().Select(q => q.UrlToken.ToLowerInvariant()))}.xlsx";
        return (new WorkbookDownload(new EntryWorkbookWriter($"Values to enter for {quarters}", council, BritishDay.Today(time), rows).Write(), name), null);
    }

    /// <summary>Reads a filled workbook and keeps what it says, in place of what the actor uploaded before. No value is stored.</summary>
    /// <param name="content">The file; null or empty where none was chosen.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="actor">Whose it is.</param>
    /// <param name="stop">Cancels; nothing is then kept.</param>
    /// <returns>Saved, or refused with what is wrong with it.</returns>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public async Task<Outcome?> UploadAsync(byte[]? content, string? fileName, Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        if (content is not { Length: > 0 }) return new Refused("File", "Choose the workbook that you filled in");
        string name = Named(fileName);
        FilledWorkbook filled;
        try
        {
            filled = FilledWorkbookReader.Read(content, name);
        }
        catch (UploadRefusedException refused)
        {
            return new Refused("File", refused.Message);
        }

        return await database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                await EntryWorkbookQueries.EndedQuery(database, owner, change.At).ExecuteDeleteAsync(token);
                database.EntryWorkbooks.Add(new EntryWorkbook { OwnerId = owner, FileName = name, Rows = filled.ToJson(), UploadedAt = change.At, ExpiresAt = change.At + EntryWorkbook.Kept });
                change.Audit("workbook.uploaded", $"Uploaded the workbook of values “{name}”, to be looked at before it is stored.");
                return new Saved($"Uploaded {name}");
            },
            stop);
    }

    /// <summary>What the actor uploaded last; null for nothing, or nothing that is still kept.</summary>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public async Task<KeptWorkbook?> FindAsync(Actor actor, CancellationToken stop = default) =>
        await KeptAsync(Owner(actor), stop) is { } kept ? new KeptWorkbook(kept.FileName, kept.UploadedAt, kept.ExpiresAt, FilledWorkbook.Of(kept.Rows).Outcomes) : null;

    /// <summary>What the uploaded workbook would do. Nothing is stored. A fixed number of questions to the database.</summary>
    /// <returns>Null when there is none, or it was dealt with already.</returns>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public async Task<WorkbookPreview?> PreviewAsync(Actor actor, CancellationToken stop = default)
    {
        if (await KeptAsync(Owner(actor), stop) is not { } kept || FilledWorkbook.Of(kept.Rows) is not { IsDone: false } filled) return null;
        return Preview(kept, await JudgeAsync(filled, actor, stop));
    }

    /// <summary>Stores what the actor has looked at, row by row, and notes what became of each. Said twice, it is stored once.</summary>
    /// <param name="said">What the actor says of it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="stop">Cancels it until the first row is stored; from then on it goes on to the end.</param>
    /// <returns>Saved; refused beside what was not answered; a conflict with what would be stored now; null when there is no such workbook.</returns>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public async Task<Outcome?> ConfirmAsync(WorkbookConfirmation said, Actor actor, CancellationToken stop = default)
    {
        if (await KeptAsync(Owner(actor), stop) is not { } kept) return null;
        var filled = FilledWorkbook.Of(kept.Rows);
        if (filled.IsDone && kept.Id == said.Id) return new Saved($"{kept.FileName} was dealt with already");
        List<JudgedRow> rows = filled.IsDone ? [] : await JudgeAsync(filled, actor, stop);
        WorkbookPreview preview = Preview(kept, rows);
        if (kept.Id != said.Id || kept.Version != said.Version) return new Conflict<WorkbookPreview>(preview);
        if (Unanswered(said, preview) is { Count: > 0 } problems) return new Refused(problems);

        List<RowOutcome> outcomes = [];
        foreach (JudgedRow row in rows)
        {
            if (await StoreAsync(row, said, actor) is not { } outcome) continue;
            outcomes.Add(outcome);
            // Thousands of rows are not carried along from one to the next.
            database.ChangeTracker.Clear();
        }

        return await database.ChangeAsync(actor, time, (change, token) => FinishAsync(kept, filled, outcomes, change, token), CancellationToken.None);
    }

    /// <summary>Forgets what the actor uploaded. What was stored from it stays.</summary>
    /// <returns>Saved; null when there is nothing.</returns>
    /// <exception cref="NotPermittedException">The actor enters no values.</exception>
    public Task<Outcome?> DiscardAsync(Actor actor, CancellationToken stop = default)
    {
        int owner = Owner(actor);
        return database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                List<EntryWorkbook> kept = await EntryWorkbookQueries.WorkbooksQuery(database, owner, change.At).ToListAsync(token);
                if (kept.Count == 0) return null;
                database.EntryWorkbooks.RemoveRange(kept);
                change.Audit("workbook.discarded", $"Discarded the workbook of values “{kept[0].FileName}”.");
                return new Saved($"Discarded {kept[0].FileName}");
            },
            stop);
    }

    private async Task<List<JudgedRow>> JudgeAsync(FilledWorkbook filled, Actor actor, CancellationToken stop)
    {
        Dictionary<(string, Period), string> notPermitted = new(FigureKeys);
        List<(string, Period)> wanted = [.. filled.Rows.Where(r => r.Problems.Count == 0).Select(KeyOf).OfType<(string, Period)>()];
        Dictionary<(string, Period), EntryForm> forms = (await grid.RowsAsync(wanted, actor, notPermitted, stop)).ToDictionary(r => (r.Form.Code, r.Form.Period), r => r.Form, FigureKeys);
        DateOnly today = BritishDay.Today(time);
        return [.. filled.Rows.Select(row => KeyOf(row) is { } key
            ? WorkbookJudge.Judge(row, forms.GetValueOrDefault(key), notPermitted.GetValueOrDefault(key) ?? $"No open quarter asks for {row.Code}, {key.Item2.Label}.", today)
            : WorkbookJudge.Judge(row, null, "The hidden cells of the row cannot be read. Fill in the row of a new download.", today))];
    }

    private static IEqualityComparer<(string Code, Period Period)> FigureKeys { get; } = EqualityComparer<(string Code, Period Period)>.Create(
        (one, other) => string.Equals(one.Code, other.Code, StringComparison.OrdinalIgnoreCase) && one.Period == other.Period,
        key => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(key.Code), key.Period));

    private static (string Code, Period Period)? KeyOf(FilledRow row) => row.PeriodRead is { } period ? (row.Code, period) : null;

    private static WorkbookPreview Preview(EntryWorkbook kept, List<JudgedRow> rows) => new(kept.Id, kept.Version, kept.FileName, kept.ExpiresAt, [.. rows.Select(r => r.Shown)]);

    // Of two versions one has to be chosen; an unusual value without a reason becomes a draft.
    private static List<FieldMessage> Unanswered(WorkbookConfirmation said, WorkbookPreview preview)
    {
        HashSet<int> conflicts = [.. preview.Asked.Where(r => r.State == WorkbookRowState.Conflict).Select(r => r.Row)];
        List<FieldMessage> problems = [];
        for (int i = 0; i < said.Rows.Count; i++)
        {
            WorkbookAnswer answer = said.Rows[i];
            WorkbookRow? row = preview.Asked.FirstOrDefault(r => r.Row == answer.Row);
            if (conflicts.Contains(answer.Row) && answer.Choice is not (WorkbookAnswer.Mine or WorkbookAnswer.Theirs)) problems.Add(FieldMessage.In(nameof(said.Rows), i, nameof(answer.Choice), $"Select which value of {row!.Code} to keep"));
            if (answer.Reason?.Length > Results.ResultFigures.QualityNoteLength) problems.Add(FieldMessage.In(nameof(said.Rows), i, nameof(answer.Reason), $"The reason must be {Results.ResultFigures.QualityNoteLength:N0} characters or fewer; it has {answer.Reason.Length:N0}"));
        }

        if (!said.AsDrafts && !said.SubmitsLeft && !preview.StoresAnything && preview.Of(WorkbookRowState.Left).Count > 0)
            problems.Add(new FieldMessage(nameof(said.SubmitsLeft), "Nothing was filled in. Select that the drafts are submitted, or cancel"));
        return problems;
    }

    private async Task<RowOutcome?> StoreAsync(JudgedRow row, WorkbookConfirmation said, Actor actor)
    {
        WorkbookRow shown = row.Shown;
        if (shown.State is WorkbookRowState.Blank or WorkbookRowState.Same) return null;
        if (shown.State is WorkbookRowState.Drafted or WorkbookRowState.Left && said.AsDrafts) return null;
        if (shown.State == WorkbookRowState.Left && !said.SubmitsLeft) return null;
        if (shown.State == WorkbookRowState.Refused || row.Form is not { } form) return Of(shown, RowResult.Refused, string.Join(' ', shown.Problems));
        WorkbookAnswer? answer = said.Rows.FirstOrDefault(a => a.Row == shown.Row);
        bool isConflict = shown.State == WorkbookRowState.Conflict;
        if (isConflict && answer?.Choice != WorkbookAnswer.Mine) return Of(shown, RowResult.Kept, answer is null ? "Somebody else changed the value meanwhile, so it was left as it is stored. Upload the workbook again to choose." : "What is stored was kept.");

        string? reason = (shown.IsAsked && answer is not null ? answer.Reason : row.Filled.Entry.DoubtReason)?.Trim();
        WorkbookEntry entry = row.Filled.Entry with { DoubtReason = string.IsNullOrEmpty(reason) ? null : reason };
        // Nothing is confirmed that was not shown: what was not doubted when the person looked is asked about if it is now.
        bool needsReason = shown.Doubts.Count > 0 && entry.DoubtReason is null;
        bool asDraft = said.AsDrafts || needsReason || shown.Problems.Count > 0;
        ResultSubmission typed = entry.ToSubmission(form, asDraft) with
        {
            // Over what the person was shown; over what is stored where that is as it was at the download, or says the same.
            ResultVersion = isConflict ? answer!.ResultVersion : shown.ResultVersion,
            DraftVersion = isConflict ? answer!.DraftVersion : shown.DraftVersion,
        };
        string why = said.AsDrafts ? "" : needsReason ? " It looks unusual: submit it with a reason on its form." : shown.Problems.Count > 0 ? $" It is not finished. {string.Join(' ', shown.Problems)}" : "";
        return await SubmitAsync(shown, form, typed, why, actor);
    }

    private async Task<RowOutcome> SubmitAsync(WorkbookRow shown, EntryForm form, ResultSubmission typed, string why, Actor actor)
    {
        try
        {
            Outcome? outcome = await submissions.SubmitAsync(form, typed, actor, CancellationToken.None);
            return outcome switch
            {
                Saved saved => Of(shown, typed.AsDraft ? RowResult.Drafted : RowResult.Submitted, $"{saved.Summary}.{why}"),
                Refused refused => Of(shown, RowResult.Refused, string.Join(' ', refused.Problems.Select(p => $"{p.Message.TrimEnd('.')}."))),
                Preview<Doubts> doubts => await SubmitAsync(shown, form, typed with { AsDraft = true }, $" {string.Join(' ', doubts.Effect.Warnings.Select(w => w.Message))} Submit it with a reason on its form.", actor),
                Conflict<TheirFigures> => Of(shown, RowResult.Refused, "Somebody else changed the value while you were looking, so it was left as it is stored. Upload the workbook again to choose."),
                _ => Of(shown, RowResult.Refused, "No quarter asks for the value any more."),
            };
        }
        catch (NotPermittedException notPermitted)
        {
            return Of(shown, RowResult.Refused, notPermitted.Message);
        }
    }

    private static RowOutcome Of(WorkbookRow row, RowResult result, string sentence) => new(row.Row, row.Code, row.Title, row.Period?.Token, result, sentence);

    private async Task<Outcome?> FinishAsync(EntryWorkbook kept, FilledWorkbook filled, List<RowOutcome> outcomes, Change change, CancellationToken stop)
    {
        string sentence = InWords(outcomes);
        // Where another was uploaded meanwhile, what was stored is stored all the same.
        if (await EntryWorkbookQueries.WorkbooksQuery(database, kept.OwnerId, change.At).FirstOrDefaultAsync(w => w.Id == kept.Id, stop) is { } workbook)
        {
            if (FilledWorkbook.Of(workbook.Rows).IsDone) return new Saved($"{kept.FileName} was dealt with already");
            workbook.Rows = new FilledWorkbook([]) { Outcomes = outcomes }.ToJson();
        }

        change.Audit("workbook.stored", $"Stored the workbook of values “{kept.FileName}” of {filled.Rows.Count:N0} rows: {sentence}.");
        return new Saved($"{kept.FileName}: {sentence}");
    }

    private static string InWords(List<RowOutcome> outcomes)
    {
        (RowResult Result, string Words)[] all = [(RowResult.Submitted, "submitted"), (RowResult.Drafted, "saved as drafts"), (RowResult.Kept, "left as stored"), (RowResult.Refused, "not stored")];
        return string.Join(", ", all.Select(a => (Count: outcomes.Count(o => o.Result == a.Result), a.Words)).Where(a => a.Count > 0).Select(a => $"{a.Count:N0} {a.Words}")) is { Length: > 0 } words ? words : "nothing to store";
    }

    private Task<EntryWorkbook?> KeptAsync(int owner, CancellationToken stop) => EntryWorkbookQueries.WorkbooksQuery(database, owner, time.GetUtcNow().UtcDateTime).AsNoTracking().FirstOrDefaultAsync(stop);

    private static string Named(string? fileName)
    {
        string name = UploadGuard.Clean(Path.GetFileName((fileName ?? "").Replace('\\', '/'))).Trim();
        return name.Length == 0 ? "workbook" : name.Length <= TextLengths.Name ? name : name[^TextLengths.Name..];
    }

    private static int Owner(Actor actor)
    {
        actor.Require(Policies.Contribute, Area);
        return actor.UserId ?? throw new NotPermittedException("Only somebody who has signed in can upload a workbook.");
    }
}
