using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Entry;

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

    /// <summary>What the whole year is expected to be.</summary>
    public string? Forecast { get; init; }

    /// <summary>The token of the reason why there is no value; blank when there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The token of the quality; blank for actual.</summary>
    public string? Quality { get; init; }

    /// <summary>The key of the status given, where the target is words alone.</summary>
    public string? JudgedStatus { get; init; }

    /// <summary>What a survey's point is called ("Residents' survey, spring 2026"); not read for other measures.</summary>
    public string? Label { get; init; }

    /// <summary>The note.</summary>
    public string? Note { get; init; }

    /// <summary>Why a signed-off figure is corrected; not asked while its quarter is open.</summary>
    public string? Because { get; init; }

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
public sealed record SubmissionSaved(bool AsDraft, string Summary) : SubmissionOutcome
{
    /// <summary>The same with what was done to the figures on the way: the page that follows says it, since the form is gone.</summary>
    internal SubmissionSaved With(IReadOnlyList<string> remarks) => remarks.Count == 0 ? this : this with { Summary = $"{Summary}. {string.Join(' ', remarks).TrimEnd('.')}" };
}

/// <summary>It was refused and nothing was stored.</summary>
/// <param name="Problems">Why, field by field.</param>
public sealed record SubmissionRefused(IReadOnlyList<FieldMessage> Problems) : SubmissionOutcome;

/// <summary>It could be stored but looks unusual: the person is asked to confirm. Nothing was stored.</summary>
/// <param name="Warnings">What looks unusual.</param>
public sealed record SubmissionDoubtful(IReadOnlyList<FieldMessage> Warnings) : SubmissionOutcome;

/// <summary>Someone else saved meanwhile. Nothing was stored; both versions can be shown.</summary>
/// <param name="Theirs">What is stored now.</param>
/// <param name="By">Who stored it, or null when it came in a data pack.</param>
/// <param name="ById">Their key; the actor's own when they saved in another window.</param>
/// <param name="At">When, UTC.</param>
/// <param name="ResultVersion">The version to send to overwrite the result.</param>
/// <param name="DraftVersion">The version to send to overwrite the draft.</param>
public sealed record SubmissionConflict(ResultFigures Theirs, string? By, int? ById, DateTime At, Guid? ResultVersion, Guid? DraftVersion) : SubmissionOutcome;
