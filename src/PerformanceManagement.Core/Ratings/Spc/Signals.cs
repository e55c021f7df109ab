using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>What statistical process control says of a measure, beside its rating and never instead of it. Source: field guide, section 8.</summary>
public sealed record Signals
{
    /// <summary>The comparable periods, the oldest first, gaps included: those since the last change of method. Empty where signals do not suit the measure.</summary>
    public IReadOnlyList<SeriesPoint> Series { get; init; } = [];

    /// <summary>The stretches between rebases, the oldest first; each has its own limits. Gaps are not in them.</summary>
    public IReadOnlyList<SignalSegment> Segments { get; init; } = [];

    /// <summary>The variation at the latest point; null when it cannot be said.</summary>
    public VariationFinding? Variation { get; init; }

    /// <summary>The assurance of the latest stretch; null when it cannot be said.</summary>
    public AssuranceFinding? Assurance { get; init; }

    /// <summary>Why there are no signals at the latest point, in a sentence; null when there are.</summary>
    public string? NotShownBecause { get; init; }

    /// <summary>Why there is no assurance although there are signals, in a sentence; null otherwise.</summary>
    public string? NoAssuranceBecause { get; init; }

    /// <summary>How many comparable periods have no value and were skipped.</summary>
    public int Gaps => Series.Count(p => p.Value is null);
}

/// <summary>A stretch of points that share their limits.</summary>
/// <param name="Points">The points with a value, the oldest first; at least one.</param>
/// <param name="Limits">Their limits; null when there are too few points or no variation.</param>
/// <param name="NoLimitsBecause">Why there are no limits, in a sentence; null when there are.</param>
/// <param name="Rebase">The rebase it starts with; null for the first stretch.</param>
public sealed record SignalSegment(IReadOnlyList<SignalPoint> Points, ProcessLimits? Limits, string? NoLimitsBecause, Rebase? Rebase);

/// <summary>A point of an XmR chart.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Value">Its figure as displayed, in the measure's unit.</param>
public sealed record SignalPoint(Period Period, decimal Value)
{
    /// <summary>The rule that finds it unusual; none in a stretch without limits.</summary>
    public SpecialCause Cause { get; init; }

    /// <summary>For a special cause, 1 when it is high or rising and -1 when it is low or falling; otherwise 0.</summary>
    public int Side { get; init; }

    /// <summary>What that means.</summary>
    public Variation Variation { get; init; } = Variation.CommonCause;

    /// <summary>The points that make the rule hold, this one among them, in order; empty for common cause.</summary>
    public IReadOnlyList<Period> Evidence { get; init; } = [];
}

/// <summary>The variation at the latest point.</summary>
/// <param name="Point">The latest point.</param>
/// <param name="Explanation">One sentence that says why, with its numbers.</param>
public sealed record VariationFinding(SignalPoint Point, string Explanation)
{
    /// <summary>The label everywhere: "Special cause: concern".</summary>
    public string Label => LabelOf(Point.Variation);

    /// <summary>The label of a variation.</summary>
    public static string LabelOf(Variation variation) => variation switch
    {
        Variation.Improvement => "Special cause: improvement",
        Variation.Concern => "Special cause: concern",
        Variation.NotJudged => "Special cause, no direction is better",
        Variation.CommonCause => "Common cause",
        _ => throw new ArgumentOutOfRangeException(nameof(variation), variation, null),
    };
}

/// <summary>How the process stands to its target.</summary>
/// <param name="Kind">Meets, misses, or hit and miss.</param>
/// <param name="Target">The target of the latest point.</param>
/// <param name="Explanation">One sentence that says why, with its numbers.</param>
public sealed record AssuranceFinding(Assurance Kind, TargetFigure Target, string Explanation)
{
    /// <summary>The label everywhere: "Consistently misses the target".</summary>
    public string Label => Kind switch
    {
        Assurance.ConsistentlyMeets => "Consistently meets the target",
        Assurance.ConsistentlyMisses => "Consistently misses the target",
        Assurance.HitAndMiss => "Hit and miss",
        _ => throw new InvalidOperationException($"There is no assurance {Kind}."),
    };
}
