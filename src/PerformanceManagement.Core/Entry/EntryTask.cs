using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

/// <summary>How far a task is; what waits comes first.</summary>
public enum EntryState
{
    /// <summary>Whoever approves gave it back.</summary>
    Returned,

    /// <summary>Nothing has been entered.</summary>
    Missing,

    /// <summary>A draft was saved.</summary>
    Draft,

    /// <summary>A survey month without a point, or a measure that is made from others: there need not be one.</summary>
    Optional,

    /// <summary>The performance team said that it need not be given this time.</summary>
    Excused,

    /// <summary>It was submitted.</summary>
    Submitted,

    /// <summary>It was approved.</summary>
    Approved,
}

/// <summary>One thing to enter in an open quarter.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Service">Its service, or null.</param>
/// <param name="Period">The period asked for.</param>
/// <param name="State">How far it is.</param>
/// <param name="ValueText">What was submitted or drafted, as displayed; null when nothing.</param>
public sealed record EntryTask(string Code, string Title, string? Service, Period Period, EntryState State, string? ValueText)
{
    /// <summary>Whether the measure is made from others, so that nothing need be entered.</summary>
    public bool IsMade { get; init; }

    /// <summary>The value before, as displayed; null when there is none.</summary>
    public string? PreviousText { get; init; }

    /// <summary>The period of <see cref="PreviousText"/>.</summary>
    public Period? PreviousPeriod { get; init; }

    /// <summary>The display name of the measure's owner, where the actor sees other people's; null otherwise, or when nobody owns it.</summary>
    public string? Owner { get; init; }

    /// <summary>The day by which it is asked for; null for none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Why it need not be given this time; null where it is asked for.</summary>
    public string? ExcusedBecause { get; init; }

    /// <summary>What whoever approves wrote to it; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Who moved it to where it is; null where nobody did.</summary>
    public string? MovedBy { get; init; }

    /// <summary>When, UTC; null where nobody did.</summary>
    public DateTime? MovedAt { get; init; }

    /// <summary>The key of whoever is asked for it; null where nobody is.</summary>
    public int? AskedOfId { get; init; }

    /// <summary>Whether a value or a reason is still to be submitted.</summary>
    public bool Waits => State is EntryState.Returned or EntryState.Missing or EntryState.Draft;

    /// <summary>Whether it is asked for at all.</summary>
    public bool IsAsked => State is not (EntryState.Optional or EntryState.Excused);

    /// <summary>Whether it still waits after the day by which it was asked for.</summary>
    /// <param name="today">The day.</param>
    public bool IsOverdue(DateOnly today) => Waits && DueOn < today;
}
