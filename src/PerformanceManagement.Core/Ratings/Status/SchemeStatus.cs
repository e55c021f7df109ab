using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>One status of a scheme.</summary>
public sealed record SchemeStatus
{
    /// <summary>0 for the best, counting up to the worst.</summary>
    public int Order { get; init; }

    /// <summary>The key in files and JSON: "met".</summary>
    public required string Key { get; init; }

    /// <summary>What pages and papers print: "Met or exceeded target".</summary>
    public required string Label { get; init; }

    /// <summary>The same for a narrow column: "On target".</summary>
    public required string ShortLabel { get; init; }

    /// <summary>The shape beside the word.</summary>
    public StatusShape Shape { get; init; }

    /// <summary>The colour behind shape and word.</summary>
    public StatusColour Colour { get; init; }

    /// <summary>The largest shortfall this status accepts, in <see cref="Kind"/>; null accepts any (the worst status).</summary>
    public decimal? LargestShortfall { get; init; }

    /// <summary>What <see cref="LargestShortfall"/> is measured in.</summary>
    public ToleranceKind Kind { get; init; }

    /// <summary>What it asks of the comparison with the same period last year. Where there is none to be had, only <see cref="LastYearCondition.Any"/> is satisfied.</summary>
    public LastYearCondition LastYear { get; init; }
}
