using PerformanceManagement.Core.Collections.Tasks;
using PerformanceManagement.Core.Dashboards;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Web.Models.Dashboard;

/// <summary>What is awaited of a measure in a quarter, in words.</summary>
public static class MissingWords
{
    /// <summary>"Figure: not entered yet", "Commentary", "Figure: need not be given this time: the survey is late"; null where nothing is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="decided">What was decided about it this time; null for nothing.</param>
    public static string? Of(ScorecardRow row, DecidedTask? decided = null) => AwaitedOfRow.Of(row) switch
    {
        Awaited.Figure when decided?.ExcusedBecause is { } because => $"Figure: need not be given this time: {because}",
        Awaited.Figure => $"Figure: {Wording.LowerFirst(row.ValueText)}",
        Awaited.Commentary => "Commentary",
        _ => null,
    };
}
