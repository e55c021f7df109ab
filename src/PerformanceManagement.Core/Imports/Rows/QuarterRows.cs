using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Delivery;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Imports.Rows;

/// <summary>
/// Brings in quarters that were collected elsewhere, open or signed off, with what belongs to them: notes of plan items and meetings. A quarter that was
/// ever collected here is none of a pack's: what members saw of it never changes.
/// </summary>
internal sealed class QuarterRows(PackStage stage)
{
    private readonly Dictionary<Period, Collection> quarters = [];
    private readonly HashSet<Period> brought = [];

    /// <summary>The collection of a quarter; null where there is none.</summary>
    public Collection? Find(Period quarter) => quarters.GetValueOrDefault(quarter);

    /// <summary>Whether the pack brings a quarter as signed off, which was never collected here.</summary>
    public bool IsBrought(Period quarter) => brought.Contains(quarter);

    public async Task ApplyAsync(Func<string, PackTable?> tableOf, CancellationToken stop)
    {
        foreach (Collection known in await stage.Database.Collections.ToListAsync(stop)) quarters.Add(known.Period, known);
        HashSet<Period> signedOffHere = [.. quarters.Values.Where(c => c.State == CollectionState.SignedOff).Select(c => c.Period)];
        if (tableOf(PackFiles.Quarters) is { } table) Read(table);
        if (tableOf(PackFiles.PlanNotes) is { } notes) await NotesAsync(notes, signedOffHere, stop);
        if (tableOf(PackFiles.Meetings) is { } meetings) await MeetingsAsync(meetings, stop);
        if (brought.Count > 0) await SignUpdatesOffAsync(stop);
    }

    private void Read(PackTable table)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Quarters);
        Dictionary<Period, int> rowOf = [];
        foreach (PackRow row in table.Rows)
        {
            Period? quarter = row.ReportingQuarter("period");
            CollectionState? state = row.RequiredWord("state", PackWords.QuarterStates);
            DateOnly? due = row.Line("due") is null ? null : row.Date("due");
            if (quarter is not { } period || state is not { } wanted || !row.IsSound) continue;
            if (!rowOf.TryAdd(period, row.Number)) row.Problem("period", $"{period.Label} is already in row {rowOf[period]}.");
            else if (!quarters.TryGetValue(period, out Collection? collection)) count(row, Add(period, wanted, due));
            else if ((collection.State, collection.DueOn) == (wanted, due)) count(row, collection);
            else row.Problem("state", $"{period.Label} is {(collection.State == CollectionState.Open ? "open" : "signed off")} here already, {(collection.State == wanted ? "with another due date" : "and not as the pack says")}. Quarters are opened, dated and signed off on the site: leave the row out.");
        }
    }

    private Collection Add(Period period, CollectionState state, DateOnly? due)
    {
        var collection = new Collection { Period = period, State = state, DueOn = due };
        quarters.Add(period, collection);
        stage.Database.Collections.Add(collection);
        if (state != CollectionState.SignedOff) return collection;
        brought.Add(period);
        stage.Audit("quarter.moved", $"{period.Label} came in as signed off, with data pack “{stage.Pack}”: it was signed off in the database that the pack was exported from.", period: period);
        return collection;
    }

    // As signing a quarter off does: what was said of it stands.
    private async Task SignUpdatesOffAsync(CancellationToken stop)
    {
        List<Period> periods = [.. brought];
        await stage.Database.DeliveryUpdates.Include(u => u.Item).Where(u => periods.Contains(u.Period)).LoadAsync(stop);
        foreach (DeliveryUpdate update in stage.Database.DeliveryUpdates.Local.Where(u => brought.Contains(u.Period) && u.State == DeliveryUpdateState.Submitted)) update.SignOff();
    }

    private async Task NotesAsync(PackTable table, HashSet<Period> signedOffHere, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.PlanNotes);
        List<PlanNote> stored = await stage.Database.PlanNotes.ToListAsync(stop);
        Dictionary<(PlanItem, Period), int> rowOf = [];
        foreach (PackRow row in table.Rows)
        {
            string key = row.RequiredLine("plan", Data.TextLengths.Key);
            PlanItem? item = key.Length == 0 ? null : stage.FindPlanItem(key);
            if (key.Length > 0 && item is null) row.Problem("plan", $"There is no plan item “{PackProblems.Shorten(key)}”, neither in plan.csv nor in the database.");
            Period? quarter = row.ReportingQuarter("period");
            string text = row.Text("text", PlanNote.TextLength)?.Trim() ?? "";
            if (text.Length == 0) row.Problem("text", "The cell is blank, and it must be filled in.");
            if (item is null || quarter is not { } period || !row.IsSound) continue;
            if (!rowOf.TryAdd((item, period), row.Number))
            {
                row.Problem(null, $"“{item.Key}” already has a row for {period.Token}: row {rowOf[(item, period)]}.");
                continue;
            }

            PlanNote? note = item.Id == 0 ? null : stored.Find(n => n.PlanItemId == item.Id && n.Period == period);
            if (signedOffHere.Contains(period) && note?.Text != text)
            {
                row.Problem("period", $"{period.Label} is signed off, so its texts cannot be changed.");
                continue;
            }

            if (note is null) stage.Database.PlanNotes.Add(note = new PlanNote { PlanItem = item, Period = period, Text = text });
            note.Text = text;
            count(row, note);
        }
    }

    private async Task MeetingsAsync(PackTable table, CancellationToken stop)
    {
        Action<PackRow, object> count = stage.StartFile(PackFiles.Meetings);
        List<CommitteeMeeting> stored = await stage.Database.CommitteeMeetings.ToListAsync(stop);
        await stage.Database.Committees.LoadAsync(stop);
        Dictionary<string, Committee> committees = stage.Database.Committees.Local.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        foreach (PackRow row in table.Rows)
        {
            string name = row.RequiredLine("committee", Data.TextLengths.Name);
            if (name.Length > 0 && !committees.ContainsKey(name) && !stage.MeasuresAreUnread) row.Problem("committee", $"There is no committee “{PackProblems.Shorten(name)}”, neither in measures.csv nor in the database.");
            Period? quarter = row.ReportingQuarter("period");
            DateOnly? date = row.RequiredDate("date");
            if (date <= quarter?.End) row.Problem("date", $"The meeting is after {Figures.FigureFormat.Date(quarter.Value.End)}, when {quarter.Value.Label} ends.");
            if (quarter is not { } period || date is not { } day || !row.IsSound || !committees.TryGetValue(name, out Committee? committee)) continue;
            CommitteeMeeting? meeting = stored.Find(m => m.Period == period && (m.Committee == committee || (committee.Id != 0 && m.CommitteeId == committee.Id)));
            if (meeting is null)
            {
                stored.Add(meeting = new CommitteeMeeting { Committee = committee, Period = period });
                stage.Database.CommitteeMeetings.Add(meeting);
            }

            meeting.Date = day;
            count(row, meeting);
        }
    }
}
