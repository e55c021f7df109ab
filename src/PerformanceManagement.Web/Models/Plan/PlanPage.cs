using System.Globalization;
using PerformanceManagement.Core.Plans;
using PerformanceManagement.Core.Scorecards;
using PerformanceManagement.Web.Models.Dashboard;

namespace PerformanceManagement.Web.Models.Plan;

/// <summary>The council plan as a tree.</summary>
/// <param name="Plan">The plan in a quarter.</param>
/// <param name="Choices">The quarters it can be seen in.</param>
/// <param name="Item">The key of the item that the address names, or null.</param>
public sealed record PlanPage(PlanScorecard Plan, ReportingChoices Choices, string? Item)
{
    // Closed beyond the top two levels, but for the way to the item that is asked for.
    private const int OpenLevels = 2;

    /// <summary>Whether the address names an item that does not exist.</summary>
    public bool IsItemMissing => !string.IsNullOrEmpty(Item) && !Plan.Tops.Any(n => n.Holds(Item));

    /// <summary>The tops of the plan under the headings of their kinds.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<PlanBranch> Branches)> Parts =>
        Plan.Tops.GroupBy(n => n.Item.Kind == PlanItemKind.WayOfWorking).OrderBy(g => g.Key)
            .Select(g => (g.Key ? "Ways of working" : "Priorities", (IReadOnlyList<PlanBranch>)[.. g.Select(n => BranchOf(n, 1))]));

    /// <summary>How measures that stand nowhere in the plan stand; null where there are none.</summary>
    public PlanCounts? Outside => Plan.Outside.Rows.Count == 0 ? null : CountsOf(Plan.Outside, null);

    private PlanBranch BranchOf(PlanNode node, int level) => new(node.Item, CountsOf(node.Scorecard, node.Item), [.. node.Under.Select(n => BranchOf(n, level + 1))])
    {
        IsOpen = level < OpenLevels || node.Under.Any(n => n.Holds(Item)),
        IsAskedFor = string.Equals(node.Item.Key, Item, StringComparison.OrdinalIgnoreCase),
    };

    private PlanCounts CountsOf(QuarterlyScorecard scorecard, PlanItem? item) =>
        new(scorecard.Rows.Count, TallyGroup.Of(scorecard, Choices)[0], item is null ? null : new DashboardFilter { Quarter = Plan.Quarter, Priority = item });
}

/// <summary>An item of the plan with what is under it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Counts">How its measures stand.</param>
/// <param name="Under">The items under it.</param>
public sealed record PlanBranch(PlanItem Item, PlanCounts Counts, IReadOnlyList<PlanBranch> Under)
{
    /// <summary>Whether what is under it is shown.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the address names it.</summary>
    public bool IsAskedFor { get; init; }

    /// <summary>Where it stands on the page.</summary>
    public string Anchor => $"plan-{Item.Id.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>How the measures of a part of the plan stand.</summary>
/// <param name="Measures">How many there are.</param>
/// <param name="Group">The counts against target.</param>
/// <param name="Filter">The dashboard of them; null where there is none.</param>
public sealed record PlanCounts(int Measures, TallyGroup Group, DashboardFilter? Filter)
{
    /// <summary>The counts that are not nothing, each with the address of its rows on the dashboard, or null.</summary>
    public IEnumerable<(Tally Tally, Dictionary<string, string>? Address)> Shown =>
        Group.All.Where(t => t.Count > 0).Select(t => (t, Filter is null ? null : (Filter with { Status = t.Key }).Address));

    /// <summary>"12 measures".</summary>
    public string InWords => Measures switch { 0 => "No measures", 1 => "1 measure", _ => $"{Measures:N0} measures" };
}
