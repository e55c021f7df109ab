using PerformanceManagement.Core.Comparisons;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Counts;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>
/// What the scorecards of all quarters and measures are made from alike, and what no change of single measures changes: kept with what was worked out from
/// it, and as long as that holds it holds too (<see cref="Changes.DataState.Everything"/>). Each part is null until somebody needed it.
/// </summary>
internal sealed class QuarterFrame
{
    public PlanPaths? Plan { get; set; }

    public IReadOnlyList<RatingScheme>? Schemes { get; set; }

    public List<TrendSetting>? Trends { get; set; }

    /// <summary>The quarters that show what was kept of them.</summary>
    public IReadOnlySet<Period>? KeptQuarters { get; set; }

    /// <summary>What the council has decided of every scorecard.</summary>
    public CouncilCounting? Council { get; set; }

    /// <summary>How the council counts.</summary>
    public CountingRules? Counting => Council?.Rules;
}
