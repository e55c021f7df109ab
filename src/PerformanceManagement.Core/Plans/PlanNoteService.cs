using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Plans;

/// <summary>What services say about plan items in a quarter, printed in the committee report: read by all, written by the performance team.</summary>
public sealed class PlanNoteService(PerformanceDbContext database, TimeProvider time)
{
    private const string SavedAction = "plan-note.saved";

    /// <summary>The plan items of the quarter in the order of the plan, each with its text.</summary>
    public async Task<PlanNoteList> ListAsync(Period quarter, CancellationToken stop = default)
    {
        List<PlanItem> items = await ItemsQuery(database).ToListAsync(stop);
        Dictionary<int, string> texts = await NotesQuery(database, quarter).ToDictionaryAsync(n => n.PlanItemId, n => n.Text, stop);
        IReadOnlyList<PlanLine> lines = PlanOutline.Of(PlanOutline.In((await database.PlanCalendarAsync(stop)).ItemsOf(quarter, items), quarter, i => texts.ContainsKey(i.Id)));
        return new PlanNoteList(quarter, await ClosedBecauseAsync(quarter, stop), [.. lines.Select(l => new PlanNoteRow(l.Item, l.Depth, texts.GetValueOrDefault(l.Item.Id)))]);
    }

    /// <summary>The form of one plan item; null when there is no such item.</summary>
    /// <param name="key">The item's key, in any capitals.</param>
    /// <param name="quarter">The reporting quarter.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="stop">Cancels the reading.</param>
    /// <exception cref="NotPermittedException">The actor may not write these texts.</exception>
    public async Task<PlanNoteForm?> FindAsync(string key, Period quarter, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "write the texts of the committee report", "Send yours to the performance team.");
        if (await ItemQuery(database, key).FirstOrDefaultAsync(stop) is not { } item) return null;
        List<PlanNote> notes = await NotesOfQuery(database, item.Id).ToListAsync(stop);
        PlanNote? note = notes.Find(n => n.Period == quarter);
        PlanNote? before = notes.Where(n => n.Period < quarter).MaxBy(n => n.Period);
        return new PlanNoteForm(item, quarter)
        {
            Text = note?.Text,
            Version = note?.Version,
            Earlier = before?.Text,
            EarlierQuarter = before?.Period,
            ClosedBecause = await ClosedBecauseAsync(quarter, stop),
        };
    }

    /// <summary>Stores the text of a plan item for a quarter; a blank text removes it.</summary>
    /// <returns>What became of it; null when there is no such item.</returns>
    /// <exception cref="NotPermittedException">The actor may not write these texts.</exception>
    public async Task<Outcome?> SaveAsync(PlanNoteEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "write the texts of the committee report", "Send yours to the performance team.");
        string text = Tidy(edit.Text);
        if (text.Length > PlanNote.TextLength) return new Refused(nameof(edit.Text), $"The text must be {PlanNote.TextLength:N0} characters or fewer; it has {text.Length:N0}");
        if (await ItemQuery(database, edit.Key).FirstOrDefaultAsync(stop) is not { } item) return null;

        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, text, item, change, token), stop);
    }

    internal static IQueryable<PlanItem> ItemsQuery(PerformanceDbContext database) => database.PlanItems.AsNoTracking().OrderBy(i => i.SortOrder).ThenBy(i => i.Id);

    internal static IQueryable<PlanItem> ItemQuery(PerformanceDbContext database, string key) => database.PlanItems.AsNoTracking().Where(i => i.Key == key);

    internal static IQueryable<PlanNote> NotesQuery(PerformanceDbContext database, Period quarter) => database.PlanNotes.AsNoTracking().Where(n => n.Period == quarter);

    internal static IQueryable<PlanNote> NotesOfQuery(PerformanceDbContext database, int itemId) => database.PlanNotes.AsNoTracking().Where(n => n.PlanItemId == itemId);

    internal static IQueryable<AuditEntry> LastSavedQuery(PerformanceDbContext database, string periodToken, string start) =>
        database.Audit.AsNoTracking().Where(a => a.Action == SavedAction && a.Period == periodToken && a.Summary.StartsWith(start)).OrderByDescending(a => a.Id);

    private async Task<Outcome?> StoreAsync(PlanNoteEdit edit, string text, PlanItem item, Change change, CancellationToken stop)
    {
        if (await ClosedBecauseAsync(edit.Quarter, stop) is { } closed) return new Refused(nameof(edit.Text), closed);
        PlanNote? note = await StoredAsync(item.Id, edit.Quarter, stop);
        if (note?.Version != edit.Version) return await MeanwhileAsync(item, edit.Quarter, text, note, stop);
        if ((note?.Text ?? "") == text) return Kept(item, edit.Quarter);

        string what = note is null ? "written" : text.Length == 0 ? "removed" : "changed";
        if (note is null) database.PlanNotes.Add(new PlanNote { PlanItemId = item.Id, Period = edit.Quarter, Text = text });
        else if (text.Length == 0) database.PlanNotes.Remove(note);
        else note.Text = text;
        change.Audit(SavedAction, $"{SummaryStart(item)}text for {edit.Quarter.Label} {what}.", period: edit.Quarter);
        return Kept(item, edit.Quarter);
    }

    private Task<PlanNote?> StoredAsync(int itemId, Period quarter, CancellationToken stop) =>
        database.PlanNotes.FirstOrDefaultAsync(n => n.PlanItemId == itemId && n.Period == quarter, stop);

    // A second click on the button is no conflict.
    private async Task<Outcome> MeanwhileAsync(PlanItem item, Period quarter, string text, PlanNote? stored, CancellationToken stop)
    {
        if ((stored?.Text ?? "") == text) return Kept(item, quarter);
        AuditEntry? last = await LastSavedQuery(database, quarter.Token, SummaryStart(item)).FirstOrDefaultAsync(stop);
        return new Conflict<TheirText>(new TheirText(stored?.Text, stored?.Version, last?.Actor, last?.At));
    }

    private async Task<string?> ClosedBecauseAsync(Period quarter, CancellationToken stop) =>
        await database.Collections.AnyAsync(c => c.Period == quarter && c.State == CollectionState.SignedOff, stop)
            ? $"{quarter.Label} is signed off, so its texts cannot be changed."
            : null;

    private static Saved Kept(PlanItem item, Period quarter) => new($"Saved: the text for {item.NumberedTitle}, {quarter.Label}");

    private static string SummaryStart(PlanItem item) => $"{item.Key} {item.Title}: ";

    // What Word leaves in a paste (vertical tabs, for one) no PDF or workbook can hold.
    private static string Tidy(string? text) =>
        string.Concat((text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
