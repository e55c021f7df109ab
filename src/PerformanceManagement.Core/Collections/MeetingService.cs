using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Collections;

/// <summary>The meetings at which committees take the quarters' reports, whether the quarter is open or not: the performance team's. A committee has one for a quarter.</summary>
public sealed class MeetingService(PerformanceDbContext database, TimeProvider time)
{
    private const string What = "set the dates of meetings";

    /// <summary>A page of the meetings.</summary>
    /// <param name="committeeId">Those of one committee; null for all.</param>
    /// <param name="page">The page, from 1; the nearest there is where there is none.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeetingPage> PageAsync(int? committeeId, int page, CancellationToken stop = default)
    {
        IQueryable<CommitteeMeeting> meetings = database.CommitteeMeetings;
        if (committeeId is { } committee) meetings = meetings.Where(m => m.CommitteeId == committee);
        int total = await meetings.CountAsync(stop);
        int pages = Math.Max(1, (total + MeetingPage.PageSize - 1) / MeetingPage.PageSize);
        int shown = Math.Clamp(page, 1, pages);
        return new MeetingPage(await ListedMeetingsQuery(database, meetings.OrderByDescending(m => m.Date).ThenBy(m => m.Committee!.Name).Skip((shown - 1) * MeetingPage.PageSize).Take(MeetingPage.PageSize)).ToListAsync(stop), total, shown, pages);
    }

    /// <summary>A committee; null where there is none.</summary>
    public Task<Committee?> CommitteeAsync(int id, CancellationToken stop = default) => database.Committees.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, stop);

    /// <summary>What the form of a meeting offers; null where there is no such meeting.</summary>
    /// <param name="id">The meeting's key; null for a new one.</param>
    /// <param name="stop">Cancels the reading.</param>
    public async Task<MeetingChoices?> FindAsync(int? id, CancellationToken stop = default)
    {
        ListedMeeting? meeting = id is { } key ? await MeetingQuery(database, key).FirstOrDefaultAsync(stop) : null;
        if (id is not null && meeting is null) return null;
        List<Committee> committees = await CommitteesQuery(database).ToListAsync(stop);
        return new MeetingChoices(meeting, committees, Quarters(await CollectionPeriodsQuery(database).ToListAsync(stop))) { Effects = meeting is null ? [] : Effects(meeting) };
    }

    /// <summary>Adds a meeting, or changes the date of one.</summary>
    /// <returns>Saved, refused beside its fields, or a conflict with the meeting as it is stored; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public Task<Outcome?> SaveAsync(MeetingDateEdit edit, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(actor, time, (change, token) => edit.Id is { } id ? MoveAsync(id, edit, change, token) : AddAsync(edit, change, token), stop);
    }

    /// <summary>Takes a meeting out: its date is not known any more. Texts and editions of its paper stay.</summary>
    /// <returns>Saved, or a conflict with the meeting as it is stored; null where there is none.</returns>
    /// <exception cref="NotPermittedException">The actor does not run collections.</exception>
    public Task<Outcome?> RemoveAsync(int id, Guid? version, Actor actor, CancellationToken stop = default)
    {
        actor.Require(Policies.ManageRules, What);
        return database.ChangeAsync(
            actor,
            time,
            async (change, token) =>
            {
                if (await StoredAsync(id, token) is not { } meeting) return null;
                if (meeting.Version != version) return await TheirsAsync(id, token);
                database.CommitteeMeetings.Remove(meeting);
                string summary = $"Took out the meeting of {meeting.Committee!.Name} on {FigureFormat.Date(meeting.Date)} for {meeting.Period.Label}";
                change.Audit("meeting.removed", summary + ".", period: meeting.Period);
                return new Saved(summary);
            },
            stop);
    }

    internal static IQueryable<ListedMeeting> MeetingQuery(PerformanceDbContext database, int id) => ListedMeetingsQuery(database, database.CommitteeMeetings.Where(m => m.Id == id));

    internal static IQueryable<ListedMeeting> ListedMeetingsQuery(PerformanceDbContext database, IQueryable<CommitteeMeeting> meetings) =>
        meetings.AsNoTracking().Select(m => new ListedMeeting(m.Id, m.CommitteeId, m.Committee!.Name, m.Period, m.Date, m.Version)
        {
            Texts = database.CommitteeReports.Where(r => r.CommitteeId == m.CommitteeId && r.Period == m.Period).SelectMany(r => database.ReportTexts.Where(t => t.ReportId == r.Id && t.Text != "")).Count(),
            Editions = database.ReportEditions.Count(e => e.CommitteeId == m.CommitteeId && e.Period == m.Period),
        });

    internal static IQueryable<Committee> CommitteesQuery(PerformanceDbContext database) => database.Committees.AsNoTracking().Where(c => c.ClosedOn == null).OrderBy(c => c.Name);

    internal static IQueryable<Period> CollectionPeriodsQuery(PerformanceDbContext database) => database.Collections.Select(c => c.Period);

    private async Task<Outcome?> AddAsync(MeetingDateEdit edit, Change change, CancellationToken stop)
    {
        List<FieldMessage> problems = [];
        int? committeeId = int.TryParse(edit.Committee, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
        Committee? committee = committeeId is null ? null : await database.Committees.FirstOrDefaultAsync(c => c.Id == committeeId && c.ClosedOn == null, stop);
        if (committee is null) problems.Add(new FieldMessage(nameof(edit.Committee), "Select the committee"));
        Period? quarter = Period.TryRead(edit.Quarter, out Period read, out _) && read.IsReportingQuarter ? read : null;
        if (quarter is null) problems.Add(new FieldMessage(nameof(edit.Quarter), "Select the quarter whose report it takes"));
        DateOnly? date = Read(edit.Date, quarter, problems);
        if (committee is not null && quarter is { } of && await database.CommitteeMeetings.AsNoTracking().FirstOrDefaultAsync(m => m.CommitteeId == committee.Id && m.Period == of, stop) is { } there)
            problems.Add(new FieldMessage(nameof(edit.Quarter), $"{committee.Name} takes the report of {of.Label} on {FigureFormat.Date(there.Date)} already: change that date instead"));
        if (problems.Count > 0) return new Refused(problems);

        database.CommitteeMeetings.Add(new CommitteeMeeting { CommitteeId = committee!.Id, Period = quarter!.Value, Date = date!.Value });
        string summary = $"Added the meeting of {committee.Name} on {FigureFormat.Date(date.Value)} for {quarter.Value.Label}";
        change.Audit("meeting.added", summary + ".", period: quarter);
        return new Saved(summary);
    }

    private async Task<Outcome?> MoveAsync(int id, MeetingDateEdit edit, Change change, CancellationToken stop)
    {
        if (await StoredAsync(id, stop) is not { } meeting) return null;
        List<FieldMessage> problems = [];
        DateOnly? date = Read(edit.Date, meeting.Period, problems);
        if (problems.Count > 0) return new Refused(problems);
        // A second click on the button is no conflict.
        string summary = $"The meeting of {meeting.Committee!.Name} for {meeting.Period.Label} is on {FigureFormat.Date(date!.Value)}";
        if (meeting.Date == date) return new Saved(summary);
        if (meeting.Version != edit.Version) return await TheirsAsync(id, stop);
        string before = FigureFormat.Date(meeting.Date);
        meeting.Date = date.Value;
        change.Audit("meeting.moved", $"{summary}, not on {before}.", period: meeting.Period);
        return new Saved(summary);
    }

    private Task<CommitteeMeeting?> StoredAsync(int id, CancellationToken stop) => database.CommitteeMeetings.Include(m => m.Committee).FirstOrDefaultAsync(m => m.Id == id, stop);

    private async Task<Outcome> TheirsAsync(int id, CancellationToken stop) => new Conflict<ListedMeeting>(await MeetingQuery(database, id).FirstAsync(stop));

    private static DateOnly? Read(string? typed, Period? quarter, List<FieldMessage> problems)
    {
        const string Field = nameof(MeetingDateEdit.Date);
        DateOnly date = default;
        string? problem = string.IsNullOrWhiteSpace(typed) ? "Enter the date of the meeting" : DateParser.TryRead(typed, out date, out string? wrong) ? null : wrong;
        if (problem is null && quarter is { } of && date <= of.End) problem = $"The meeting must be after {FigureFormat.Date(of.End)}, when {of.Label} ends; {FigureFormat.Date(date)} is not";
        if (problem is null) return date;
        problems.Add(new FieldMessage(Field, problem));
        return null;
    }

    // Those that were opened, and a year from the quarter that runs, because calendars of meetings are made for a year.
    private IReadOnlyList<Period> Quarters(List<Period> opened)
    {
        var running = Period.Containing(BritishDay.Today(time), PeriodLength.Quarter, PeriodCalendar.Financial);
        return [.. opened.Concat(Enumerable.Range(-1, 6).Select(n => running.Back(-n))).Distinct().OrderDescending()];
    }

    private static List<string> Effects(ListedMeeting meeting)
    {
        List<string> effects = [$"The paper of {meeting.Committee} for {meeting.Quarter.Label} prints this date while it is not published, and is made by the version of its template that is in force on it."];
        if (meeting.Texts > 0) effects.Add($"The {(meeting.Texts == 1 ? "text that was" : $"{meeting.Texts:N0} texts that were")} written for it {(meeting.Texts == 1 ? "stays" : "stay")}.");
        if (meeting.Editions > 0) effects.Add($"{(meeting.Editions == 1 ? "1 published edition keeps" : $"{meeting.Editions} published editions keep")} the date that members saw.");
        return effects;
    }
}
