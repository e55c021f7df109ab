namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>
/// The rules that turn a shortfall into a status: data, not code. An ordered list of statuses, best first;
/// the first whose largest shortfall accepts the value wins, and equality takes the better status.
/// Source: field guide, section 4.
/// </summary>
public sealed record RatingScheme
{
    /// <summary>What officers call it: "RAG 5%". Unique with <see cref="InForceFrom"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The first day on which it applies; null while it is a draft, which rates nothing.</summary>
    public DateOnly? InForceFrom { get; init; }

    /// <summary>The last day on which it applies; null while in force.</summary>
    public DateOnly? InForceTo { get; init; }

    /// <summary>Whether a measure that names no scheme uses this one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The statuses; read them through <see cref="Ordered"/>.</summary>
    public IReadOnlyList<SchemeStatus> Statuses { get; init; } = [];

    /// <summary>Whether it has not been brought into force yet.</summary>
    public bool IsDraft => InForceFrom is null;

    /// <summary>The statuses, best first.</summary>
    public IReadOnlyList<SchemeStatus> Ordered => [.. Statuses.OrderBy(s => s.Order)];

    /// <summary>Whether the scheme applies on a day.</summary>
    public bool IsInForce(DateOnly day) => InForceFrom is { } from && from <= day && (InForceTo is null || day <= InForceTo);

    /// <summary>"RAG, 5%": met or exceeded (green), up to 5% of target below (amber), more (red). Source: key of the 2019/20 plan monitoring paper.</summary>
    public static RatingScheme Rag5(DateOnly inForceFrom) => new()
    {
        Name = "RAG 5%",
        InForceFrom = inForceFrom,
        IsDefault = true,
        Statuses =
        [
            new() { Order = 0, Key = "met", Label = "Met or exceeded target", ShortLabel = "On target", Shape = StatusShape.Circle, Colour = StatusColour.Green, LargestShortfall = 0m },
            new() { Order = 1, Key = "slightly-below", Label = "Slightly below target", ShortLabel = "Slightly below", Shape = StatusShape.Triangle, Colour = StatusColour.Amber, LargestShortfall = 5m },
            new() { Order = 2, Key = "significantly-below", Label = "Significantly below target", ShortLabel = "Significantly below", Shape = StatusShape.Square, Colour = StatusColour.Red, LargestShortfall = null },
        ],
    };

    /// <summary>"Achieved/Failed": no tolerance. Source: corporate performance report, 2016/17.</summary>
    public static RatingScheme AchievedFailed(DateOnly inForceFrom) => new()
    {
        Name = "Achieved/Failed",
        InForceFrom = inForceFrom,
        Statuses =
        [
            new() { Order = 0, Key = "achieved", Label = "Achieved", ShortLabel = "Achieved", Shape = StatusShape.Circle, Colour = StatusColour.Green, LargestShortfall = 0m },
            new() { Order = 1, Key = "failed", Label = "Failed", ShortLabel = "Failed", Shape = StatusShape.Square, Colour = StatusColour.Red, LargestShortfall = null },
        ],
    };
}
