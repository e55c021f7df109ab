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

/// <summary>Which tasks are shown; null for no restriction. All restrictions hold together.</summary>
public sealed record EntryFilter
{
    /// <summary>Tasks that are this far.</summary>
    public EntryState? State { get; init; }

    /// <summary>Only tasks for which a value or a reason is still to be submitted.</summary>
    public bool OnlyWaiting { get; init; }

    /// <summary>Measures of a service, by its name.</summary>
    public string? Service { get; init; }

    /// <summary>Measures whose code or title contains these words, whatever their case.</summary>
    public string? Search { get; init; }

    /// <summary>The page, from 1; one that does not exist gives the nearest.</summary>
    public int Page { get; init; } = 1;
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

/// <summary>What an actor has to enter in one open quarter.</summary>
/// <param name="Quarter">The open quarter.</param>
/// <param name="DueOn">The day by which values are asked for, or null.</param>
/// <param name="Tasks">Those of its tasks that stand on the page shown, what is missing first.</param>
public sealed record EntryQuarter(Period Quarter, DateOnly? DueOn, IReadOnlyList<EntryTask> Tasks)
{
    /// <summary>How many values are asked for, whatever the filter; a survey without a point is not.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of those still need a value or a reason.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many tasks match the filter, on all pages.</summary>
    public required int Matching { get; init; }

    /// <summary>The page on which the first of them stands.</summary>
    public required int FirstPage { get; init; }

    /// <summary>How many values have been submitted.</summary>
    public int Submitted => Asked - Waiting;
}

/// <summary>
/// What an actor has to enter in every open quarter, the one due first before the others; a page of it. A figure for which two quarters
/// ask, as a year's, is a task of both and counts once.
/// </summary>
/// <param name="Quarters">The open quarters; empty when none is.</param>
public sealed record EntryList(IReadOnlyList<EntryQuarter> Quarters)
{
    /// <summary>How many tasks a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>Whether the list holds other people's measures too.</summary>
    public required bool SeesAll { get; init; }

    /// <summary>How many values are asked for, whatever the filter; a survey without a point is not.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of those still need a value or a reason.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many tasks match the filter, on all pages; one that two quarters ask for stands under both.</summary>
    public int Matching => Quarters.Sum(q => q.Matching);

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The services of all tasks, in order.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The first task that waits and follows the one just dealt with; null when none waits.</summary>
    public EntryTask? Next { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Matching + PageSize - 1) / PageSize);
}
