using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What is awaited of a measure in a quarter, in words.</summary>
public static class MissingWords
{
    /// <summary>"Figure: not entered yet", "Commentary"; null where nothing is.</summary>
    public static string? Of(ScorecardRow row) => AwaitedOfRow.Of(row) switch
    {
        Awaited.Figure => $"Figure: {Wording.LowerFirst(row.ValueText)}",
        Awaited.Commentary => "Commentary",
        _ => null,
    };
}
