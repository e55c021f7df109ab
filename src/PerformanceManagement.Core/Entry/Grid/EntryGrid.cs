using PerformanceManagement.Core.Changes;
using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Entry.Grid;

/// <summary>A page of what an actor has to enter in every open quarter, each with all that its form shows.</summary>
/// <param name="List">How much there is, and which page of it this is.</param>
/// <param name="Rows">The rows, what is missing first; a figure for which two quarters ask stands under the one due first.</param>
public sealed record EntryGrid(EntryList List, IReadOnlyList<EntryGridRow> Rows);

/// <summary>One figure to enter.</summary>
/// <param name="Form">What its form shows.</param>
public sealed record EntryGridRow(EntryForm Form)
{
    /// <summary>How what is stored will be rated; null where it will not be, or nothing is stored.</summary>
    public Rating? Rating => Form.Judged?.Rating;

    /// <summary>The measure and period, by which it is told from the others.</summary>
    public (string Code, Period Period) Key => (Form.Code, Form.Period);

    /// <summary>How far it is.</summary>
    public EntryState State => EntryTaskMaker.StateOf(
        isSubmitted: Form.ResultVersion is not null,
        isDrafted: Form.IsDraft,
        isOptional: (Form.Rules.Frequency == Frequency.Survey || Form.MadeFrom.Count > 0) && Form.Task is not { IsAdded: true },
        Form.Task?.State,
        Form.Task?.ExcusedBecause);

    /// <summary>What whoever approves wrote to it, where it was given back; null otherwise.</summary>
    public string? ReturnedBecause => Form.Task is { State: TaskState.Returned, Comment: { } comment } ? comment : null;
}

/// <summary>What became of one row that was sent.</summary>
/// <param name="Form">The form that it was judged by.</param>
/// <param name="Outcome">Saved, refused, doubted (a preview of <see cref="Doubts"/>) or a conflict (<see cref="TheirFigures"/>).</param>
/// <param name="Check">What submitting it would come to.</param>
public sealed record EntryGridAnswer(EntryForm Form, Outcome Outcome, Judgement Check)
{
    /// <summary>The version of the submitted result from now on; null for none. Of a row that was not saved, the one that was sent.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft, likewise.</summary>
    public Guid? DraftVersion { get; init; }

    /// <summary>How far the row is, where it was saved.</summary>
    public EntryState State => DraftVersion is not null ? EntryState.Draft : ResultVersion is not null ? EntryState.Submitted : EntryState.Missing;
}
