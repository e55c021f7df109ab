using Microsoft.AspNetCore.Mvc.Rendering;
using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Plans;

namespace PerformanceManagement.Web.Models.CouncilPlans;

/// <summary>The page on which a plan gets its name and its first day.</summary>
/// <param name="Plan">The plan as it stands; null for a new one.</param>
/// <param name="Form">What is typed.</param>
public sealed record CouncilPlanPage(ListedPlan? Plan, CouncilPlanForm Form)
{
    /// <summary>The plan as someone stored it meanwhile; null unless the officer has to choose.</summary>
    public ListedPlan? Theirs { get; init; }

    public string Heading => Plan is null ? "Add a plan that begins on a day" : $"Change {Plan.Name}";
}

/// <summary>What is typed about a plan.</summary>
public sealed class CouncilPlanForm
{
    public string? Name { get; set; }

    public string? From { get; set; }

    public Guid? Version { get; set; }

    public static CouncilPlanForm Of(ListedPlan plan) => new() { Name = plan.Name, From = FigureFormat.Date(plan.From!.Value), Version = plan.Version };

    public CouncilPlanEdit ToEdit(int? id) => new(id, Name, From, Version);
}

/// <summary>The page on which a plan takes measures over.</summary>
/// <param name="Found">What there is to take over.</param>
/// <param name="Form">What is chosen.</param>
public sealed record TakeOverPage(TakeOver Found, TakeOverForm Form)
{
    public IReadOnlyList<SelectListItem> Places { get; } =
        [new("Leave it for now", ""), .. Found.Places.Select(l => new SelectListItem(string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Item.NumberedTitle, l.Item.Key))];
}

/// <summary>Where measures are put.</summary>
public sealed class TakeOverForm
{
    public List<TakeOverRow> Moves { get; set; } = [];

    public static TakeOverForm Of(TakeOver found) => new() { Moves = [.. found.From.Select(l => new TakeOverRow { From = l.Key })] };

    public TakeOverEdit ToEdit(int planId, string? item) => new(planId, string.IsNullOrEmpty(item) ? null : item, [.. Moves.Select(m => new TakeOverMove(m.From ?? "", m.To))]);
}

/// <summary>Where an item's measures, or one measure, are put.</summary>
public sealed class TakeOverRow
{
    public string? From { get; set; }

    public string? To { get; set; }
}
