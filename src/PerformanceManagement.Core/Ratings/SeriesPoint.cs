using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Ratings;

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

    /// <summary>Whether it is a simple mean of its parts, which is always said beside it.</summary>
    public bool IsSimpleMean { get; init; }

    /// <summary>Where the figure entered differs from the one its parts make, the latter; null otherwise.</summary>
    public decimal? PartsDisagree { get; init; }

    /// <summary>The token of why there is no value: a reason's, "not-entered" or "part-missing"; null when there is one.</summary>
    public string? MissingToken => Value is not null ? null
        : Reason is { } reason ? ReasonText.Token(reason)
        : PartsPresent > 0 ? "part-missing"
        : "not-entered";

    /// <summary>Why there is no value, in words for a cell; null when there is one.</summary>
    public string? MissingLabel => Value is not null ? null
        : Reason is { } reason ? ReasonText.Label(reason)
        : PartsPresent > 0 && PartsPresent == PartsExpected ? "Numerators or denominators missing"
        : PartsPresent > 0 ? $"{PartsPresent} of {PartsExpected} parts entered"
        : "Not entered yet";
}
