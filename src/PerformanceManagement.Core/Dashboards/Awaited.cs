using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Dashboards;

/// <summary>What is awaited of a measure in a quarter.</summary>
public enum Awaited
{
    /// <summary>Nothing: it is all there, or is not due, not available or suppressed.</summary>
    Nothing,

    /// <summary>Its figure.</summary>
    Figure,

    /// <summary>The commentary that its status asks for (field guide, section 9).</summary>
    Commentary,
}

/// <summary>Tells what is awaited of a row.</summary>
public static class AwaitedOfRow
{
    /// <summary>What is awaited; of a row that lacks both, the figure. Pure.</summary>
    public static Awaited Of(ScorecardRow row) =>
        row.Reported is { Value: null, HasNoCases: false, FaultReference: null, AbsentBecause: null, Reason: null or ReasonForNoValue.AwaitingData } ? Awaited.Figure
        : Commentary.IsMissing(row) ? Awaited.Commentary
        : Awaited.Nothing;
}
