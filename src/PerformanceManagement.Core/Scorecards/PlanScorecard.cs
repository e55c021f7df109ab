using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>An item of the plan with the measures at and under it in a quarter.</summary>
/// <param name="Item">The item.</param>
/// <param name="Scorecard">Its measures.</param>
/// <param name="Under">The items directly under it, in the order of the plan.</param>
public sealed record PlanNode(PlanItem Item, QuarterlyScorecard Scorecard, IReadOnlyList<PlanNode> Under)
{
    /// <summary>Whether it is, or holds, the item with a key.</summary>
    public bool Holds(string? key) => string.Equals(Item.Key, key, StringComparison.OrdinalIgnoreCase) || Under.Any(n => n.Holds(key));
}

/// <summary>The council plan as a tree, with the measures of a quarter.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="Tops">The priorities and ways of working, in the order of the plan.</param>
/// <param name="Outside">The measures that stand nowhere in the plan.</param>
public sealed record PlanScorecard(Period Quarter, IReadOnlyList<PlanNode> Tops, QuarterlyScorecard Outside)
{
    /// <summary>Puts a scorecard's rows where they stand in the plan: in a signed-off quarter, where they stood then.</summary>
    /// <param name="plan">All items, in the order of the plan.</param>
    /// <param name="scorecard">The scorecard of all measures.</param>
    internal static PlanScorecard Of(IReadOnlyList<PlanItem> plan, QuarterlyScorecard scorecard)
    {
        ILookup<string, ScorecardRow> rows = scorecard.Rows.SelectMany(r => r.PlanPath.Select(p => (p.Key, Row: r))).ToLookup(r => r.Key, r => r.Row, StringComparer.OrdinalIgnoreCase);
        ILookup<int?, PlanItem> under = plan.ToLookup(i => i.ParentId);
        return new PlanScorecard(scorecard.Quarter, NodesUnder(null), Among(scorecard.Rows.Where(r => r.PlanPath.Count == 0)));

        IReadOnlyList<PlanNode> NodesUnder(int? parent) => [.. under[parent].Select(i => new PlanNode(i, Among(rows[i.Key]), NodesUnder(i.Id)))];
        QuarterlyScorecard Among(IEnumerable<ScorecardRow> some) => new(scorecard.Quarter, [.. some], scorecard.Counting);
    }
}
