using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections;

/// <summary>The quarters of the council's collections.</summary>
/// <param name="Quarters">Those opened, the latest first.</param>
/// <param name="Next">The one that can be opened next.</param>
public sealed record QuarterList(IReadOnlyList<Collection> Quarters, Period Next);

/// <summary>A quarter's dates.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Collection">Its collection; null until it is opened.</param>
/// <param name="Committees">Every committee with its meeting.</param>
public sealed record QuarterDates(Period Quarter, Collection? Collection, IReadOnlyList<CommitteeDate> Committees);

/// <summary>When a committee takes the quarter's report.</summary>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Committee">Its name.</param>
/// <param name="Date">The date of the meeting; null while it is not known.</param>
public sealed record CommitteeDate(int CommitteeId, string Committee, DateOnly? Date);

/// <summary>What was typed: dates as strings.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="DueOn">The day by which values are asked for; blank for none.</param>
/// <param name="Meetings">The meetings, in the order of the form.</param>
/// <param name="Version">The version of the collection the form was filled from; null to open the quarter.</param>
public sealed record QuarterEdit(Period Quarter, string? DueOn, IReadOnlyList<MeetingEdit> Meetings, Guid? Version)
{
    /// <summary>The day by which values are to be approved; blank for none.</summary>
    public string? ApprovalsDueOn { get; init; }

    /// <summary>The last day on which those who enter values may; blank for none.</summary>
    public string? ClosesOn { get; init; }
}

/// <summary>A month of a quarter that is opened by itself.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Month">The month.</param>
/// <param name="Collection">The quarter's collection; null where neither it nor a month of it was opened.</param>
/// <param name="DueOn">The day by which its values are asked for; null until it is opened.</param>
public sealed record MonthDates(Period Quarter, Period Month, Collection? Collection, DateOnly? DueOn);

/// <summary>When a committee meets, as typed.</summary>
/// <param name="CommitteeId">The committee's key.</param>
/// <param name="Date">The date of the meeting; blank for none.</param>
public sealed record MeetingEdit(int CommitteeId, string? Date);
