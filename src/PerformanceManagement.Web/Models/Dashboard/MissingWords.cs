using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What is awaited of a measure in a quarter.</summary>
public static class MissingWords
{
    /// <summary>"Figure: not entered yet", "Commentary"; null where nothing is. What is not due, not available or suppressed is not missing.</summary>
    public static string? Of(ScorecardRow row) =>
        row.Reported is { Value: null, HasNoCases: false, FaultReference: null, AbsentBecause: null, Reason: null or ReasonForNoValue.AwaitingData } ? $"Figure: {Wording.LowerFirst(row.ValueText)}"
        : Commentary.IsMissing(row) ? "Commentary"
        : null;
}
