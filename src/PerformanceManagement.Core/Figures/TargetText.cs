namespace PerformanceManagement.Core.Figures;

/// <summary>A period's target as a person types it: "150", "90 to 95", "no target".</summary>
public static class TargetText
{
    /// <summary>What is typed for a period that has no target on purpose.</summary>
    public const string None = "no target";

    /// <summary>A target as it would be typed.</summary>
    public static string Typed(TargetFigure target, MeasureRules rules) =>
        target is { Kind: TargetKind.NoTarget, Words: null } ? None : FigureFormat.TargetText(target, rules.Decimals, rules.Unit)!;
}
