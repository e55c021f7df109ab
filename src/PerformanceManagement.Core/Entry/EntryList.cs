using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

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
    /// <summary>How many tasks a page of the list holds.</summary>
    public const int PageSize = 50;

    /// <summary>How many tasks a page of this one holds.</summary>
    public int Size { get; init; } = PageSize;

    /// <summary>The day on which it is read.</summary>
    public DateOnly Today { get; init; }

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

    /// <summary>The directorates of all tasks, in order.</summary>
    public IReadOnlyList<string> Directorates { get; init; } = [];

    /// <summary>The first task that waits and follows the one just dealt with; null when none waits.</summary>
    public EntryTask? Next { get; init; }

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => PagesOf(Matching, Size);

    internal static int PagesOf(int tasks, int size) => Math.Max(1, (tasks + size - 1) / size);
}
