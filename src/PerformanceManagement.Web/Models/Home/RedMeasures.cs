using System.Runtime.CompilerServices;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Models.Home;

/// <summary>Red and failed measures of a scorecard, among them those in arrears that are counted so.</summary>
/// <param name="Rows">Those without their note first.</param>
/// <param name="WithoutNote">How many have none.</param>
public sealed record RedMeasures(IReadOnlyList<ScorecardRow> Rows, int WithoutNote)
{
    private static readonly ConditionalWeakTable<QuarterlyScorecard, RedMeasures> Known = [];

    /// <summary>Those of a scorecard: found once for a scorecard that is looked at again.</summary>
    public static RedMeasures Of(QuarterlyScorecard scorecard) => Known.GetValue(scorecard, Find);

    private static RedMeasures Find(QuarterlyScorecard scorecard)
    {
        HashSet<string> worst = [.. TallyGroup.StatusMembers(scorecard)[TallyKeys.Worst]];
        ILookup<bool, ScorecardRow> reds = scorecard.Rows.Where(r => worst.Contains(r.Code)).ToLookup(Commentary.IsMissing);
        return new RedMeasures([.. reds[true], .. reds[false]], reds[true].Count());
    }
}
