using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Results;

/// <summary>What a contributor typed for a measure and a period: strings, exactly as typed.</summary>
public sealed record ResultSubmission
{
    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The value.</summary>
    public string? Value { get; init; }

    /// <summary>The numerator.</summary>
    public string? Numerator { get; init; }

    /// <summary>The denominator.</summary>
    public string? Denominator { get; init; }

    /// <summary>The year so far.</summary>
    public string? YearToDate { get; init; }

    /// <summary>The token of the reason why there is no value; blank when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The token of the quality; blank for actual.</summary>
    public string? Quality { get; init; }

    /// <summary>The key of the status given, where the target is words alone.</summary>
    public string? JudgedStatus { get; init; }

    /// <summary>The note.</summary>
    public string? Note { get; init; }

    /// <summary>Saved for later instead of submitted.</summary>
    public bool AsDraft { get; init; }

    /// <summary>Whether the person has seen the warnings and says the figures are right.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The version of the submitted result the form was filled from; null when there was none.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft the form was filled from; null when there was none.</summary>
    public Guid? DraftVersion { get; init; }
}

/// <summary>A sentence about a field of a form.</summary>
/// <param name="Field">The property of <see cref="ResultSubmission"/>, or "" for the whole.</param>
/// <param name="Message">The sentence.</param>
public sealed record FieldMessage(string Field, string Message);

/// <summary>What became of a submission.</summary>
public abstract record SubmissionOutcome;

/// <summary>It was stored.</summary>
/// <param name="AsDraft">As a draft, or submitted.</param>
/// <param name="Summary">One sentence that says what was stored.</param>
public sealed record SubmissionSaved(bool AsDraft, string Summary) : SubmissionOutcome;

/// <summary>It was refused and nothing was stored.</summary>
/// <param name="Problems">Why, field by field.</param>
public sealed record SubmissionRefused(IReadOnlyList<FieldMessage> Problems) : SubmissionOutcome;

/// <summary>It could be stored but looks unusual: the person is asked to confirm. Nothing was stored.</summary>
/// <param name="Warnings">What looks unusual.</param>
public sealed record SubmissionDoubtful(IReadOnlyList<FieldMessage> Warnings) : SubmissionOutcome;

/// <summary>Someone else saved meanwhile. Nothing was stored; both versions can be shown.</summary>
/// <param name="Theirs">What is stored now.</param>
/// <param name="By">Who stored it, or null when it came in a data pack.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ResultVersion">The version to send to overwrite the result.</param>
/// <param name="DraftVersion">The version to send to overwrite the draft.</param>
public sealed record SubmissionConflict(ResultFigures Theirs, string? By, DateTime At, Guid? ResultVersion, Guid? DraftVersion) : SubmissionOutcome;

/// <summary>How far a task is.</summary>
public enum EntryState
{
    /// <summary>Nothing has been entered.</summary>
    Missing,

    /// <summary>A draft was saved.</summary>
    Draft,

    /// <summary>A survey month without a point: there need not be one.</summary>
    Optional,

    /// <summary>It was submitted.</summary>
    Submitted,
}

/// <summary>One thing to enter in the open quarter.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Service">Its service, or null.</param>
/// <param name="Period">The period asked for.</param>
/// <param name="State">How far it is.</param>
/// <param name="ValueText">What was submitted or drafted, as displayed; null when nothing.</param>
/// <param name="PreviousText">The value of the period before, as displayed; null when there is none.</param>
public sealed record EntryTask(string Code, string Title, string? Service, Period Period, EntryState State, string? ValueText, string? PreviousText);

/// <summary>What an actor has to enter in the open quarter, what is missing first.</summary>
/// <param name="Quarter">The open quarter.</param>
/// <param name="DueOn">The day by which values are asked for, or null.</param>
/// <param name="Tasks">The tasks.</param>
public sealed record EntryList(Period Quarter, DateOnly? DueOn, IReadOnlyList<EntryTask> Tasks)
{
    /// <summary>How many tasks still need a value or a reason.</summary>
    public int Waiting => Tasks.Count(t => t.State is EntryState.Missing or EntryState.Draft);
}

/// <summary>What the form of one measure and period shows.</summary>
public sealed record EntryForm
{
    /// <summary>The measure's code.</summary>
    public required string Code { get; init; }

    /// <summary>Its short name.</summary>
    public required string Title { get; init; }

    /// <summary>What is counted and how, or null.</summary>
    public string? Definition { get; init; }

    /// <summary>Its rules.</summary>
    public required MeasureRules Rules { get; init; }

    /// <summary>Whether numerator and denominator are collected.</summary>
    public bool CollectsRatio { get; init; }

    /// <summary>The open quarter.</summary>
    public required Period Quarter { get; init; }

    /// <summary>The period asked for.</summary>
    public required Period Period { get; init; }

    /// <summary>The target that applies, as set; null when none.</summary>
    public string? TargetText { get; init; }

    /// <summary>Whether the target is words alone, so that a status may be given.</summary>
    public bool IsJudged { get; init; }

    /// <summary>The statuses that may be given: key and label, best first.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Statuses { get; init; }

    /// <summary>The last values before the period, the latest first, at most four.</summary>
    public required IReadOnlyList<PastValue> LastValues { get; init; }

    /// <summary>What is stored: the draft, else what was submitted; null when nothing.</summary>
    public ResultFigures? Stored { get; init; }

    /// <summary>Whether <see cref="Stored"/> is a draft.</summary>
    public bool IsDraft { get; init; }

    /// <summary>What was submitted, where a draft stands over it; null otherwise.</summary>
    public ResultFigures? Submitted { get; init; }

    /// <summary>The version of the submitted result; null when there is none.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft; null when there is none.</summary>
    public Guid? DraftVersion { get; init; }
}

/// <summary>An earlier value beside the form.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Text">The value as displayed, or why there is none.</param>
public sealed record PastValue(Period Period, string Text);
