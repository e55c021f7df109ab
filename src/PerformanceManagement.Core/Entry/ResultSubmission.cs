using PerformanceManagement.Core.Periods;

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

    /// <summary>What is behind the figure: the first part of the commentary that the worst status asks for, which make the note together (<see cref="CommentaryParts"/>).</summary>
    public string? Why { get; init; }

    /// <summary>What is being done about it.</summary>
    public string? Doing { get; init; }

    /// <summary>By when it will be done: a date.</summary>
    public string? ByWhen { get; init; }

    /// <summary>Who does it, by role.</summary>
    public string? ByWhom { get; init; }

    /// <summary>Why figures that are doubted are right: it stays with them. Not read where nothing is doubted.</summary>
    public string? DoubtReason { get; init; }

    /// <summary>Whether that reason was asked for with these figures, so that leaving it out is refused.</summary>
    public bool IsReasonAsked { get; init; }

    /// <summary>Why a signed-off figure is corrected; not asked while its quarter is open.</summary>
    public string? Because { get; init; }

    /// <summary>Saved for later instead of submitted.</summary>
    public bool AsDraft { get; init; }

    /// <summary>Whether the person has seen what is pointed out about the note, or that there is none, and submits it as it is.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The version of the submitted result the form was filled from; null when there was none.</summary>
    public Guid? ResultVersion { get; init; }

    /// <summary>The version of the draft the form was filled from; null when there was none.</summary>
    public Guid? DraftVersion { get; init; }
}
