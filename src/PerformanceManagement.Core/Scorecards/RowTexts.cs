namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// The words of a row, beside those of its points, as they were shown when its quarter was signed off. They stand in place of what today's
/// code would write; null on every row that is worked out now.
/// </summary>
public sealed record RowTexts
{
    /// <summary>Which way is better: "Lower is better".</summary>
    public required string SuccessIs { get; init; }

    /// <summary>What the comparison with the same period last year was called.</summary>
    public required string SinceLastYear { get; init; }

    /// <summary>What the comparison with last year's outturn was called; null where there was none.</summary>
    public string? SinceOutturn { get; init; }

    /// <summary>The last known figure of a measure in arrears, with its period; null for any other.</summary>
    public string? LastKnown { get; init; }

    /// <summary>The target as set; null when there was none.</summary>
    public string? Target { get; init; }

    /// <summary>The target without its words; null when it had no figure.</summary>
    public string? TargetFigure { get; init; }

    /// <summary>The year's target as set; null when there was none.</summary>
    public string? YearTarget { get; init; }

    /// <summary>The year's target without its words; null when it had no figure.</summary>
    public string? YearTargetFigure { get; init; }

    /// <summary>The forecast as displayed; null when there was none.</summary>
    public string? Forecast { get; init; }

    /// <summary>What was said beside the forecast: "owner, Q2 2026/27"; null when there was none.</summary>
    public string? ForecastMark { get; init; }

    /// <summary>What the forecast was called: "Run rate"; null when there was none.</summary>
    public string? ForecastName { get; init; }

    /// <summary>Where the figure entered differed from what its parts make, the latter as displayed; null otherwise.</summary>
    public string? PartsMake { get; init; }

    /// <summary>What stands before a figure of the unit: "£".</summary>
    public string? Prefix { get; init; }

    /// <summary>What stands after it: "%".</summary>
    public string? Suffix { get; init; }
}
