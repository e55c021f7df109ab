using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections;

/// <summary>A meeting of a committee, as it is listed.</summary>
/// <param name="Id">Its key.</param>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Committee">The committee.</param>
/// <param name="Quarter">The reporting quarter of its paper.</param>
/// <param name="Date">The date of the meeting.</param>
/// <param name="Version">The version of what is stored.</param>
public sealed record ListedMeeting(int Id, int CommitteeId, string Committee, Period Quarter, DateOnly Date, Guid Version)
{
    /// <summary>Texts that were written for its paper.</summary>
    public int Texts { get; init; }

    /// <summary>Published editions of its paper.</summary>
    public int Editions { get; init; }
}

/// <summary>A page of the meetings, the latest first.</summary>
/// <param name="Items">What stands on the page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Pages">How many pages there are.</param>
public sealed record MeetingPage(IReadOnlyList<ListedMeeting> Items, int Total, int Page, int Pages)
{
    /// <summary>How many stand on a page.</summary>
    public const int PageSize = 50;
}

/// <summary>What a form about a meeting offers.</summary>
/// <param name="Meeting">The meeting as it stands; null for a new one.</param>
/// <param name="Committees">The committees that can meet, by name.</param>
/// <param name="Quarters">The quarters that can be reported, the latest first.</param>
public sealed record MeetingChoices(ListedMeeting? Meeting, IReadOnlyList<Committee> Committees, IReadOnlyList<Period> Quarters)
{
    /// <summary>What moving or taking out the meeting does and what stays, a sentence each; empty for a new one.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];
}

/// <summary>What was typed about a meeting.</summary>
/// <param name="Id">Its key; null for a new one.</param>
/// <param name="Committee">The committee's key; not read where the meeting is known.</param>
/// <param name="Quarter">The quarter, as in addresses; not read where the meeting is known.</param>
/// <param name="Date">The date.</param>
/// <param name="Version">The version that the form was filled from; null for a new one.</param>
public sealed record MeetingDateEdit(int? Id, string? Committee, string? Quarter, string? Date, Guid? Version);
