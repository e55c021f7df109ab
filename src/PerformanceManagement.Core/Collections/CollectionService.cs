using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Audit;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>Opens quarters for values and sets their dates: the performance team's.</summary>
public sealed class CollectionService(PerformanceDbContext database, TimeProvider time)
{
    /// <summary>What is written down where a quarter is given other dates.</summary>
    internal const string DatedAction = "quarter.dated";

    /// <summary>All quarters that were opened, the latest first, and the one that could be opened next.</summary>
    public async Task<QuarterList> ListAsync(CancellationToken stop = default)
    {
        List<Collection> quarters = await database.CollectionsQuery().ToListAsync(stop);
        return new QuarterList(quarters, NextAfter(quarters));
    }

    /// <summary>The dates of a quarter, opened or not; null when the period is no quarter of the financial year, or lies too far ahead to open.</summary>
    public async Task<QuarterDates?> FindAsync(Period quarter, CancellationToken stop = default)
    {
        if (!quarter.IsReportingQuarter) return null;
        List<Collection> quarters = await database.CollectionsQuery().ToListAsync(stop);
        Collection? collection = quarters.Find(c => c.Period == quarter);
        if (collection is null && quarter > NextAfter(quarters)) return null;
        List<CommitteeMeeting> meetings = await MeetingsQuery(database, quarter).ToListAsync(stop);
        List<Committee> committees = await CommitteesQuery(database).ToListAsync(stop);
        return new QuarterDates(quarter, collection, [.. committees.Where(c => c.IsOpenIn(quarter) || meetings.Exists(m => m.CommitteeId == c.Id)).Select(c => new CommitteeDate(c.Id, c.Name, meetings.Find(m => m.CommitteeId == c.Id)?.Date))]);
    }

    /// <summary>Opens a quarter, or changes the dates of one that is open. All of it, or nothing with a sentence for each thing that is wrong.</summary>
    /// <returns>What became of it; null when there is no such quarter to open.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public async Task<Outcome?> SaveAsync(QuarterEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, "open quarters or set their dates");
        if (await FindAsync(edit.Quarter, stop) is not { } known) return null;

        List<FieldMessage> problems = [];
        DateOnly? due = Read(edit.DueOn, nameof(edit.DueOn), problems);
        if (due <= edit.Quarter.Start) problems.Add(new FieldMessage(nameof(edit.DueOn), $"The due date must be after {FigureFormat.Date(edit.Quarter.Start)}, when {edit.Quarter.Label} begins"));
        DateOnly? approvals = Read(edit.ApprovalsDueOn, nameof(edit.ApprovalsDueOn), problems);
        if (approvals < due) problems.Add(new FieldMessage(nameof(edit.ApprovalsDueOn), $"Values cannot be approved before {FigureFormat.Date(due.Value)}, by when they are due"));
        DateOnly? closes = Read(edit.ClosesOn, nameof(edit.ClosesOn), problems);
        if (closes < due) problems.Add(new FieldMessage(nameof(edit.ClosesOn), $"The quarter cannot close for values before {FigureFormat.Date(due.Value)}, by when they are due"));
        Dictionary<int, DateOnly?> meetings = known.Committees.ToDictionary(c => c.CommitteeId, _ => (DateOnly?)null);
        for (int place = 0; place < edit.Meetings.Count; place++)
        {
            if (!meetings.ContainsKey(edit.Meetings[place].CommitteeId)) continue;
            string field = $"{nameof(edit.Meetings)}[{place}].{nameof(MeetingEdit.Date)}";
            DateOnly? date = meetings[edit.Meetings[place].CommitteeId] = Read(edit.Meetings[place].Date, field, problems);
            if (date <= edit.Quarter.End) problems.Add(new FieldMessage(field, $"The meeting must be after {FigureFormat.Date(edit.Quarter.End)}, when {edit.Quarter.Label} ends; {FigureFormat.Date(date.Value)} is not"));
        }

        if (problems.Count > 0) return new Refused(problems);
        return await database.ChangeAsync(actor, time, (change, token) => StoreAsync(edit, new Dates(due, approvals, closes), meetings, change, token), stop);
    }

    internal static IQueryable<CommitteeMeeting> MeetingsQuery(PerformanceDbContext database, Period quarter) => database.CommitteeMeetings.AsNoTracking().Where(m => m.Period == quarter);

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) => database.Committees.AsNoTracking().OrderBy(c => c.Name);

    private async Task<Outcome?> StoreAsync(QuarterEdit edit, Dates dates, Dictionary<int, DateOnly?> meetings, Change change, CancellationToken stop)
    {
        Collection? collection = await database.Collections.FirstOrDefaultAsync(c => c.Period == edit.Quarter, stop);
        if (collection?.Version != edit.Version) return new Conflict<QuarterDates>((await FindAsync(edit.Quarter, stop))!);

        // A quarter of which only months were opened is opened whole now.
        bool opens = collection is not { IsWhole: true };
        bool isNew = collection is null;
        if (collection is null)
        {
            collection = new Collection { Period = edit.Quarter, State = CollectionState.Open };
            database.Collections.Add(collection);
        }

        string before = new Dates(collection.DueOn, collection.ApprovalsDueOn, collection.ClosesOn).Words;
        collection.IsWhole = true;
        (collection.DueOn, collection.ApprovalsDueOn, collection.ClosesOn) = dates;
        // Stamped even where only a meeting moved, so that two people who change dates at once notice each other.
        if (!isNew) database.Entry(collection).State = EntityState.Modified;
        await StoreMeetingsAsync(edit.Quarter, meetings, stop);
        string asked = opens ? Asked(await TaskOpening.AddAsync(database, collection, stop)) : "";
        string summary = $"{(opens ? "Opened" : "Changed the dates of")} {edit.Quarter.Label}: {dates.Words}{asked}";
        change.Audit(opens ? "quarter.opened" : DatedAction, summary + ".", period: edit.Quarter, details: [opens ? AuditDetail.Of(AuditField.State, null, "Open") : AuditDetail.OfRule("Dates", before, dates.Words)]);
        return new Saved(summary);
    }

    private static string Asked(int values) => values == 1 ? "; 1 value is asked for" : $"; {values:N0} values are asked for";

    private sealed record Dates(DateOnly? Due, DateOnly? Approvals, DateOnly? Closes)
    {
        public string Words => string.Join(", ", new[]
        {
            Due is { } due ? $"values due by {FigureFormat.Date(due)}" : "no due date",
            Approvals is { } approvals ? $"approvals by {FigureFormat.Date(approvals)}" : null,
            Closes is { } closes ? $"closed for values after {FigureFormat.Date(closes)}" : null,
        }.OfType<string>());
    }

    private async Task StoreMeetingsAsync(Period quarter, Dictionary<int, DateOnly?> meetings, CancellationToken stop)
    {
        List<CommitteeMeeting> stored = await database.CommitteeMeetings.Where(m => m.Period == quarter).ToListAsync(stop);
        foreach ((int committee, DateOnly? date) in meetings)
        {
            CommitteeMeeting? meeting = stored.Find(m => m.CommitteeId == committee);
            if (date is null && meeting is not null) database.CommitteeMeetings.Remove(meeting);
            else if (date is { } day && meeting is not null) meeting.Date = day;
            else if (date is { } first) database.CommitteeMeetings.Add(new CommitteeMeeting { CommitteeId = committee, Period = quarter, Date = first });
        }
    }

    // The quarter after the latest; in a new database, the latest that has ended.
    private Period NextAfter(List<Collection> quarters)
    {
        var today = BritishDay.Today(time);
        return quarters.Count > 0 ? quarters[0].Period.Next : Period.Containing(today, PeriodLength.Quarter, PeriodCalendar.Financial).Previous;
    }

    private static DateOnly? Read(string? typed, string field, List<FieldMessage> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (DateParser.TryRead(typed, out DateOnly date, out string? problem)) return date;
        problems.Add(new FieldMessage(field, problem));
        return null;
    }
}
