using PerformanceManagement.Core.Imports;

namespace PerformanceManagement.Core.MeasureSetup;

/// <summary>What a change of a measure would do. Nothing was stored.</summary>
public sealed record MeasureEffect
{
    /// <summary>What would be another, field by field; for a new measure what it begins with.</summary>
    public required IReadOnlyList<MeasureFieldChange> Changes { get; init; }

    /// <summary>What would read differently of quarters that are reported already.</summary>
    public required DataPackRepaints Repaints { get; init; }

    /// <summary>What it does to quarters, papers in preparation and other people's work, in sentences.</summary>
    public required IReadOnlyList<string> Reach { get; init; }
}

/// <summary>A field that would be another.</summary>
/// <param name="Field">The property of <see cref="MeasureEdit"/>.</param>
/// <param name="Before">What stands there now; null for nothing.</param>
/// <param name="After">What would stand there; null for nothing.</param>
public sealed record MeasureFieldChange(string Field, string? Before, string? After);
