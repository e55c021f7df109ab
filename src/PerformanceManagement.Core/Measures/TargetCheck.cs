using PerformanceManagement.Core.Ratings;

namespace PerformanceManagement.Core.Measures;

/// <summary>What a target must be, wherever it comes from.</summary>
public static class TargetCheck
{
    /// <summary>The sentence for a range that is upside down.</summary>
    public const string UpsideDown = "The lower end of the range is above its upper end";

    /// <summary>Why a target does not go with a measure's good direction, to follow the measure's code; null when it does.</summary>
    public static string? DirectionProblem(GoodDirection good, TargetFigure target) => good switch
    {
        GoodDirection.None when target.HasNumber => "has no good direction, so it can have a target in words but not in figures",
        GoodDirection.Higher or GoodDirection.Lower when target.Low is not null || target.High is not null =>
            $"is better the {(good == GoodDirection.Higher ? "higher" : "lower")} it is, so its target is one figure",
        _ => null,
    };
}
