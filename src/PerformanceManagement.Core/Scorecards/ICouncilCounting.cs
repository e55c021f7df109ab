using PerformanceManagement.Core.Ratings.Counts;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>Tells how the council counts: by the profile of its papers, so that a page and its paper agree.</summary>
public interface ICouncilCounting
{
    /// <summary>The rules in force. A change of them is a change of every scorecard (<see cref="Changes.DataVersion.Everything"/>).</summary>
    /// <param name="anew">Whether they are read from the database, for what is kept with a version that was read before; else those that are held are told.</param>
    /// <param name="stop">Cancels the reading.</param>
    Task<CountingRules> RulesAsync(bool anew, CancellationToken stop = default);
}
