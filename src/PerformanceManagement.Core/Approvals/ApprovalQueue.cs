using PerformanceManagement.Core.Entry;
using PerformanceManagement.Core.Entry.Checks;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Approvals;

/// <summary>Which values are looked for.</summary>
public sealed record ApprovalFilter
{
    /// <summary>Of a directorate, by its name; null for all that the actor may approve.</summary>
    public string? Directorate { get; init; }

    /// <summary>The page, from 1; one that does not exist gives the nearest.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>Values that wait to be approved.</summary>
/// <param name="Items">Those of the page, the longest waiting first.</param>
/// <param name="Count">How many wait, on all pages.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="Directorates">The directorates that the actor may approve and of which values wait, by name, with how many; null for measures of none.</param>
public sealed record ApprovalQueue(IReadOnlyList<ApprovalItem> Items, int Count, int Page, IReadOnlyList<(string? Directorate, int Count)> Directorates)
{
    /// <summary>How many values a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>How many pages there are, at least 1.</summary>
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    /// <summary>Whether the council approves values at all.</summary>
    public bool IsNeeded { get; init; } = true;

    /// <summary>Whether there is anything that the actor may approve.</summary>
    public bool IsForActor { get; init; } = true;
}

/// <summary>A value that waits to be approved, with what is looked at before one does.</summary>
/// <param name="TaskId">The key of its task.</param>
/// <param name="Version">The version of the task that is shown.</param>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Quarter">The quarter that asks for it.</param>
/// <param name="Period">The period of the value.</param>
public sealed record ApprovalItem(int TaskId, Guid Version, string Code, string Title, Period Quarter, Period Period)
{
    /// <summary>Its directorate, or null.</summary>
    public string? Directorate { get; init; }

    /// <summary>The value, or why there is none.</summary>
    public string? ValueText { get; init; }

    /// <summary>What it was when it was returned; null where it was not, or is the same.</summary>
    public string? WasText { get; init; }

    /// <summary>The note as it was then; null likewise.</summary>
    public string? NoteWas { get; init; }

    /// <summary>Whether it was returned and submitted again without any change.</summary>
    public bool IsSubmittedAsItWas { get; init; }

    /// <summary>The values before it, the latest first, and that of the same period last year.</summary>
    public IReadOnlyList<PastValue> Before { get; init; } = [];

    /// <summary>The target, or null.</summary>
    public string? TargetText { get; init; }

    /// <summary>The row of its measure in the quarter, as it is rated with the value; null where it has none.</summary>
    public ScorecardRow? Row { get; init; }

    /// <summary>The rating of the measure in the quarter; null where it has none.</summary>
    public Rating? Rating => Row?.Rating;

    /// <summary>What is doubtful about it by what is known now: what whoever entered it was asked about.</summary>
    public IReadOnlyList<FigureDoubt> Doubts { get; init; } = [];

    /// <summary>The note with the value; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>Why it is right although it looked doubtful; null where nothing was doubted.</summary>
    public string? QualityNote { get; init; }

    /// <summary>Who submitted it; null for a process that nobody named.</summary>
    public string? SubmittedBy { get; init; }

    /// <summary>When, UTC; null where that is not known.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>What was written when it was last returned; null where it was not.</summary>
    public string? ReturnedBecause { get; init; }

    /// <summary>Why the actor may not approve it; null where they may.</summary>
    public string? NotByYouBecause { get; init; }
}
