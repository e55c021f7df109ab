using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Comparisons;

/// <summary>What another rule of comparison would change in the open quarter. Signed-off quarters stay what they were.</summary>
/// <param name="Quarter">The open quarter; null when none is open, and so nothing changes.</param>
/// <param name="Compared">How many comparisons were looked at.</param>
/// <param name="Changes">Those that would come out otherwise, in the order of the scorecard.</param>
public sealed record TrendEffect(Period? Quarter, int Compared, IReadOnlyList<TrendChange> Changes)
{
    /// <summary>What differs between two scorecards of one quarter.</summary>
    internal static TrendEffect Between(QuarterlyScorecard before, QuarterlyScorecard after, params (string Name, Func<ScorecardRow, DirectionOfTravel> Of)[] comparisons)
    {
        List<TrendChange> all =
        [
            .. from pair in before.Rows.Join(after.Rows, r => r.MeasureId, r => r.MeasureId, (was, will) => (was, will))
               from comparison in comparisons
               select new TrendChange(pair.was.Code, pair.was.Title, comparison.Name, comparison.Of(pair.was), comparison.Of(pair.will)),
        ];
        return new TrendEffect(before.Quarter, all.Count, [.. all.Where(c => c.Before.Result != c.After.Result)]);
    }
}

/// <summary>A comparison that would come out otherwise.</summary>
/// <param name="Code">The measure's code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Comparison">"Long trend".</param>
/// <param name="Before">As it stands.</param>
/// <param name="After">As it would be.</param>
public sealed record TrendChange(string Code, string Title, string Comparison, DirectionOfTravel Before, DirectionOfTravel After);
