namespace PerformanceManagement.Core.Figures;

/// <summary>What a target must be, wherever it comes from.</summary>
public static class TargetCheck
{
    /// <summary>The sentence for a range that is upside down.</summary>
    public const string UpsideDown = "The lower end of the range is above its upper end";

    /// <summary>Why a target does not go with a measure's good direction, to follow the measure's code; null when it does.</summary>
    public static string? DirectionProblem(GoodDirection good, TargetFigure target) => good switch
    {
        GoodDirection.None when target.HasNumber => "has no good direction, so a figure beside it is one that is expected, or a baseline, and not a target",
        GoodDirection.Higher or GoodDirection.Lower or GoodDirection.Range when target.Kind == TargetKind.Expected =>
            "has a good direction, so a figure beside it is a target, and not one that is only expected",
        GoodDirection.Higher or GoodDirection.Lower or GoodDirection.Range when target is { Kind: TargetKind.BaselinePeriod, HasFigure: true } =>
            "has a good direction, so a period that sets the baseline has no figure of its own beside it",
        GoodDirection.Higher when target.Kind is TargetKind.AtMost or TargetKind.FewerThan => "is better the higher it is, so its target is a figure to reach or to pass",
        GoodDirection.Lower when target.Kind is TargetKind.AtLeast or TargetKind.MoreThan => "is better the lower it is, so its target is a figure not to pass or to stay under",
        GoodDirection.Range when target.Kind is not (TargetKind.Target or TargetKind.NoTarget or TargetKind.BaselinePeriod) => "is good within a range, so its target is a range",
        GoodDirection.Higher or GoodDirection.Lower when target.Low is not null || target.High is not null =>
            $"is better the {(good == GoodDirection.Higher ? "higher" : "lower")} it is, so its target is one figure",
        _ => null,
    };

    /// <summary>Why a floor does not go with a target, as a sentence without a full stop; null when it does, or when there is none.</summary>
    public static string? FloorProblem(GoodDirection good, TargetFigure target) => target.Floor is not { } floor ? null
        : !target.IsTarget || target.Value is not { } value ? "A floor stands beside a target that is one figure"
        : good switch
        {
            GoodDirection.Higher when floor > value => "The floor is above the target: where higher is better it is the lowest figure that is not the worst",
            GoodDirection.Lower when floor < value => "The floor is below the target: where lower is better it is the highest figure that is not the worst",
            GoodDirection.Higher or GoodDirection.Lower => null,
            _ => "A floor needs a measure that is better the higher or the lower it is",
        };
}
