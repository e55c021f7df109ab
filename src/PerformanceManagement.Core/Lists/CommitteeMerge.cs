using Microsoft.EntityFrameworkCore;
using PerformanceManagement.Core.Collections;
using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Reports.Committees;

namespace PerformanceManagement.Core.Lists;

/// <summary>What becomes of the meetings and reports of a committee that is merged into another. What members saw stays with the committee that it was made for.</summary>
internal sealed class CommitteeMerge
{
    private readonly int into;
    private readonly List<CommitteeMeeting> moved = [];
    private readonly List<CommitteeMeeting> dropped = [];
    private readonly List<CommitteeReport> movedReports = [];
    private readonly List<Period> kept = [];
    private readonly List<Period> twice = [];

    private CommitteeMerge(int into) => this.into = into;

    /// <summary>Measures that are reported to both.</summary>
    public int Shared { get; private init; }

    /// <summary>What is delivered and reported to both.</summary>
    public int SharedDelivery { get; private init; }

    /// <summary>Works out what becomes of them; they are tracked.</summary>
    public static async Task<CommitteeMerge> ReadAsync(PerformanceDbContext database, int from, int into, CancellationToken stop)
    {
        var merge = new CommitteeMerge(into)
        {
            Shared = await database.MeasuresOfCommitteeQuery(from).CountAsync(m => m.Committees.Any(c => c.Id == into), stop),
            SharedDelivery = await database.DeliveryOfCommitteeQuery(from).CountAsync(i => i.Committees.Any(c => c.Id == into), stop),
        };
        HashSet<Period> seen = [.. await SignedOffQuarter.PeriodsQuery(database).ToListAsync(stop), .. (await database.EditionsOfCommitteeQuery(from).ToListAsync(stop)).Select(e => e.Quarter!.Value)];
        List<Period> meetsIn = await database.MeetingsOfCommitteeQuery(into).Select(m => m.Period).ToListAsync(stop), writesFor = await database.ReportsOfCommitteeQuery(into).Select(r => r.Period).ToListAsync(stop);
        foreach (CommitteeMeeting meeting in await database.MeetingsOfCommitteeQuery(from).ToListAsync(stop))
        {
            if (seen.Contains(meeting.Period)) merge.kept.Add(meeting.Period);
            else (meetsIn.Contains(meeting.Period) ? merge.dropped : merge.moved).Add(meeting);
        }

        foreach (CommitteeReport report in await database.ReportsOfCommitteeQuery(from).ToListAsync(stop))
        {
            if (seen.Contains(report.Period)) merge.kept.Add(report.Period);
            else if (writesFor.Contains(report.Period)) merge.twice.Add(report.Period);
            else merge.movedReports.Add(report);
        }

        return merge;
    }

    /// <summary>What changes, in sentences.</summary>
    public IEnumerable<string> Changes(ListedItem from, ListedItem to)
    {
        if (moved.Count > 0) yield return $"{Wording.Counted(moved.Count, "meeting goes", "meetings go")} to “{to.Name}”: {ListSentences.Joined(moved.Select(m => m.Period))}.";
        if (dropped.Count > 0) yield return $"“{to.Name}” has a meeting of its own for {ListSentences.Joined(dropped.Select(m => m.Period))}, so that of “{from.Name}” is taken out.";
        if (movedReports.Count > 0) yield return $"The texts written for {ListSentences.Joined(movedReports.Select(r => r.Period))} go to the report of “{to.Name}”.";
    }

    /// <summary>What stays, in sentences.</summary>
    public IEnumerable<string> Stays(ListedItem from)
    {
        if (kept.Count > 0) yield return $"Meetings and texts of {ListSentences.Joined(kept.Distinct())} stay with “{from.Name}”, for which they were made.";
        if (twice.Count > 0) yield return $"Both have texts for {ListSentences.Joined(twice)}: those of “{from.Name}” stay with it, and can be read and copied there.";
    }

    /// <summary>Moves them.</summary>
    public void Apply(PerformanceDbContext database)
    {
        foreach (CommitteeMeeting meeting in moved) meeting.CommitteeId = into;
        database.CommitteeMeetings.RemoveRange(dropped);
        foreach (CommitteeReport report in movedReports) report.CommitteeId = into;
    }
}
