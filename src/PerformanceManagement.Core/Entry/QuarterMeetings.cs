using PerformanceManagement.Core.Collections;

namespace PerformanceManagement.Core.Entry;

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
