using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

/// <summary>How far a task is; what waits comes first.</summary>
public enum EntryState
{
    /// <summary>Nothing has been entered.</summary>
    Missing,

    /// <summary>A draft was saved.</summary>
    Draft,

    /// <summary>A survey month without a point, or a measure that is made from others: there need not be one.</summary>
    Optional,

    /// <summary>It was submitted.</summary>
    Submitted,
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

    /// <summary>Whether a value or a reason is still to be submitted.</summary>
    public bool Waits => State is EntryState.Missing or EntryState.Draft;
}
