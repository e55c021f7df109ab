using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Entry;

/// <summary>Reads what a person's first page needs beside the scorecard.</summary>
public sealed class HomeService(PerformanceDbContext database, TimeProvider time, MeasureFaults? faults = null)
{
    /// <summary>The directorate a user belongs to; null for corporate users.</summary>
    public async Task<Directorate?> DirectorateOfAsync(int userId, CancellationToken stop = default) =>
        await DirectorateQuery(database, userId).FirstOrDefaultAsync(stop);

    /// <summary>The meetings that take a quarter's report, in order of date.</summary>
    public async Task<QuarterMeetings> MeetingsAsync(Period quarter, CancellationToken stop = default)
    {
        List<CommitteeMeeting> meetings = await MeetingsQuery(database, quarter).ToListAsync(stop);
        return new QuarterMeetings(meetings, BritishDay.Today(time));
    }

    /// <summary>How far each directorate is with a quarter's values, by name.</summary>
    public async Task<IReadOnlyList<CollectionProgress>> ProgressAsync(Period quarter, CancellationToken stop = default)
    {
        IQueryable<Measure> measures = database.OwnedQuery(null);
        List<ScorecardMeasure> heads = await measures.ScorecardMeasuresQuery().ToListAsync(stop);
        List<Period> asked = [.. heads.SelectMany(m => EntryRules.PeriodsIn(quarter, m.In(quarter).Rules)).Distinct()];
        (ILookup<int, ListedFigure> results, ILookup<int, ListedFigure> drafts) = await FigureReader.WhatIsThereAsync(database, measures, asked, stop);
        return
        [
            .. from head in heads
               from task in EntryTaskMaker.Make(head, quarter, [.. results[head.Id]], [.. drafts[head.Id]], faults)
               where task.State != EntryState.Optional
               group task by head.Directorate into tasks
               orderby tasks.Key is null, tasks.Key
               select new CollectionProgress(tasks.Key, tasks.Count(), tasks.Count(t => t.State == EntryState.Submitted), tasks.Count(t => t.State == EntryState.Draft)),
        ];
    }

    internal static IQueryable<Directorate> DirectorateQuery(PerformanceDbContext database, int userId) =>
        database.Users.AsNoTracking().Where(u => u.Id == userId && u.Directorate != null).Select(u => u.Directorate!);

    internal static IQueryable<CommitteeMeeting> MeetingsQuery(PerformanceDbContext database, Period quarter) =>
        database.CommitteeMeetings.AsNoTracking().Include(m => m.Committee).Where(m => m.Period == quarter).OrderBy(m => m.Date).ThenBy(m => m.Id);
}

/// <summary>The meetings that take a quarter's report.</summary>
/// <param name="Meetings">The meetings with their committees, in order of date.</param>
/// <param name="Today">The day they are looked at.</param>
public sealed record QuarterMeetings(IReadOnlyList<CommitteeMeeting> Meetings, DateOnly Today)
{
    /// <summary>The first that is not past, else the last; null when there is none.</summary>
    public CommitteeMeeting? Next => Meetings.FirstOrDefault(m => m.Date >= Today) ?? (Meetings.Count > 0 ? Meetings[^1] : null);

    /// <summary>The meeting of a committee: its first that is not past, else its last; null when none is planned.</summary>
    public CommitteeMeeting? Of(int committeeId)
    {
        List<CommitteeMeeting> own = [.. Meetings.Where(m => m.CommitteeId == committeeId)];
        return own.Find(m => m.Date >= Today) ?? own.LastOrDefault();
    }

    /// <summary>Whether a meeting has been.</summary>
    public bool IsPast(CommitteeMeeting meeting) => meeting.Date < Today;
}
