using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Schemes;

namespace PerformanceManagement.Core.Targets;

/// <summary>What targets that were typed come to.</summary>
/// <param name="Target">The year's target, or null for none set.</param>
/// <param name="Periods">The target of each period, null for none set, in order.</param>
public sealed record TargetsEffect(TargetFigure? Target, IReadOnlyList<TargetFigure?> Periods)
{
    /// <summary>What they would do to the status in the open quarter; null where none is open, or the quarter is of another year.</summary>
    public RatingEffect? Rating { get; init; }

    /// <summary>Why the year's target is doubted, so that a reason is asked for; null where it is not.</summary>
    public string? Doubt { get; init; }
}
