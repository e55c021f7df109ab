using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>How a point of a series came about.</summary>
public enum PointOrigin
{
    /// <summary>Nothing was entered for the period or its parts.</summary>
    Missing,

    /// <summary>A person or a data pack entered it.</summary>
    Entered,

    /// <summary>Put together from shorter periods, or taken as a difference, by the measure's rule.</summary>
    WorkedOut,
}

/// <summary>One period of a measure's reported series: a value, or why there is none.</summary>
public sealed record SeriesPoint(Period Period)
{
    /// <summary>The reported figure, unrounded; null when there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The numerator behind it, where known.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The denominator behind it, where known.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The reason entered for there being no value.</summary>
    public ReasonForNoValue? Reason { get; init; }

    /// <summary>How sure the value is: the least sure of its parts.</summary>
    public ValueQuality Quality { get; init; }

    /// <summary>Words of its own for the cell, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The key of the status a person gave, or null.</summary>
    public string? JudgedStatus { get; init; }

    /// <summary>How it came about.</summary>
    public PointOrigin Origin { get; init; }

    /// <summary>Of the shorter periods it is put together from, how many have a value.</summary>
    public int PartsPresent { get; init; }

    /// <summary>Of how many shorter periods it is put together; 0 when it is not.</summary>
    public int PartsExpected { get; init; }

    /// <summary>The length of those shorter periods; null when it is not put together from any.</summary>
    public PeriodLength? PartLength { get; init; }

    /// <summary>The rule by which the figure was made although parts of it have no value; null for a whole one. Always said beside it.</summary>
    public AggregationRule? PartialBy { get; init; }

    /// <summary>Whether it is a simple mean of its parts, which is always said beside it.</summary>
    public bool IsSimpleMean { get; init; }

    /// <summary>Where the figure entered differs from the one its parts make, the latter; null otherwise.</summary>
    public decimal? PartsDisagree { get; init; }

    /// <summary>Why it is suppressed, where it is; null otherwise, and in rows kept before causes were known.</summary>
    public SuppressionCause? Suppression { get; init; }

    /// <summary>The codes of the measures whose figures it is the sum of, in words ("A and B"); null where it is made from no other measure.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>Whether it, or a figure it is worked out from, was corrected after sign-off: it holds the corrected figure.</summary>
    public bool IsRestated { get; init; }

    /// <summary>Whether it came after its quarter had been signed off without the measure, so that no member saw it with its quarter.</summary>
    public bool IsAddedLater { get; init; }

    /// <summary>For a point kept at sign-off, what became of it or of its parts since ("now 361"); null for nothing. Never part of what is kept.</summary>
    public string? RestatedSince { get; init; }

    /// <summary>The reference of a fault of ours through which the figure could not be worked out; null for none.</summary>
    public string? FaultReference { get; init; }

    /// <summary>Why the measure is not part of the period, in a few words; null when it is.</summary>
    public string? AbsentBecause { get; init; }

    /// <summary>Of the shorter periods it is put together from, how many had nothing to count; 0 for none.</summary>
    public int PartsWithoutCases { get; init; }

    /// <summary>The words in which it was shown when its quarter was signed off; null for a point that is worked out now.</summary>
    public PointTexts? Shown { get; init; }

    /// <summary>Whether there was nothing to count: 0 of 0.</summary>
    public bool HasNoCases => Value is null && Reason is null && Ratio.HasNoCases(Numerator, Denominator);

    /// <summary>What is said beside a figure some of whose parts had nothing to count: "1 of 3 months without cases"; null for none.</summary>
    public string? NoCasesMark => Value is null || PartsWithoutCases == 0 ? null : $"{PartsWithoutCases} of {PartsExpected} {PartsWord} without cases";

    /// <summary>The token of why there is no value: a reason's, "no-cases", "not-entered", "part-missing", "absent" or "fault"; null when there is one.</summary>
    public string? MissingToken => Value is not null ? null
        : Shown?.Missing is { } shown ? shown
        : FaultReference is not null ? "fault"
        : AbsentBecause is not null ? "absent"
        : HasNoCases ? "no-cases"
        : Reason is { } reason ? ReasonText.Token(reason)
        : PartsPresent > 0 ? "part-missing"
        : "not-entered";

    /// <summary>Why there is no value, in words for a cell; null when there is one.</summary>
    public string? MissingLabel => Value is not null ? null
        : FaultReference is { } reference ? $"Could not be worked out, reference {reference}"
        : AbsentBecause is { } absent ? absent
        : HasNoCases ? "No cases"
        : Reason is { } reason ? ReasonText.Label(reason)
        : PartsPresent > 0 && PartsPresent == PartsExpected ? "Numerators or denominators missing"
        : PartsPresent > 0 ? $"{PartsText} entered"
        : "Not entered yet";

    /// <summary>Whether it must not be shown: people could be identified by it, or by what could be worked out from it.</summary>
    public bool IsSuppressed => Value is null && Reason == ReasonForNoValue.Suppressed;

    /// <summary>What is said beside a figure that is suppressed for another's sake; null for nothing.</summary>
    public string? SuppressionRemark => !IsSuppressed ? null : Suppression switch
    {
        SuppressionCause.Part => "a part is suppressed",
        SuppressionCause.Protects => "so that another figure cannot be worked out",
        _ => null,
    };

    /// <summary>Whether the figure was made although parts of it have no value.</summary>
    public bool IsPartial => PartialBy is not null;

    /// <summary>Whether it is a sum that lacks parts, which is too small to be held against anything whole.</summary>
    public bool IsPartialSum => PartialBy == AggregationRule.Sum;

    /// <summary>What is said beside a figure that lacks parts: "2 of 3 months"; null for a whole one.</summary>
    public string? PartialMark => IsPartial ? PartsText : null;

    /// <summary>Its period as sentences name it, with what there is to know of it: "Q2 2017/18", "Q2 2017/18 (2 of 3 months)", "Q2 2017/18 (restated)".</summary>
    public string PeriodText => Period.Label + (PartialMark is { } mark ? $" ({mark})" : "") + (IsRestated ? " (restated)" : "");

    // A row that was kept before part lengths were known says "parts".
    private string PartsText => $"{PartsPresent} of {PartsExpected} {PartsWord}";

    private string PartsWord => PartLength is { } length ? Wording.Plural(length) : "parts";
}
