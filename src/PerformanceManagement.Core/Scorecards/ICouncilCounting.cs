using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Tells what the council has decided of every scorecard: how it counts, by the profile of its papers, so that a page and its paper agree.</summary>
public interface ICouncilCounting
{
    /// <summary>How the council counts, and whether it approves values. A change of them is a change of every scorecard (<see cref="Changes.DataVersion.Everything"/>).</summary>
    /// <param name="anew">Whether they are read from the database, for what is kept with a version that was read before; else those that are held are told.</param>
    /// <param name="stop">Cancels the reading.</param>
    Task<CouncilCounting> RulesAsync(bool anew, CancellationToken stop = default);
}

/// <summary>What the council has decided of every scorecard.</summary>
/// <param name="Rules">How measures are counted.</param>
/// <param name="ValuesNeedApproval">Whether values are approved, and a row says where its figure is not.</param>
public sealed record CouncilCounting(CountingRules Rules, bool ValuesNeedApproval = false);
