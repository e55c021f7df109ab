namespace PerformanceManagement.Core.Plans;

/// <summary>Which kinds of plan items may stand under which: the one rule for the editor and for data packs. Pure.</summary>
public static class PlanLevels
{
    /// <summary>All kinds, from the top of the plan down.</summary>
    public static IReadOnlyList<PlanItemKind> All { get; } = [PlanItemKind.Priority, PlanItemKind.WayOfWorking, PlanItemKind.Outcome, PlanItemKind.Programme, PlanItemKind.Project];

    /// <summary>Whether an item may stand directly under another: the one above is of a higher level. At the top anything may stand.</summary>
    /// <param name="above">The kind of the item above.</param>
    /// <param name="below">The kind of the item below.</param>
    public static bool MayHold(PlanItemKind above, PlanItemKind below) => LevelOf(above) < LevelOf(below);

    /// <summary>The kinds that may stand directly under an item; null for the top of the plan.</summary>
    public static IReadOnlyList<PlanItemKind> Under(PlanItemKind? above) => above is { } kind ? [.. All.Where(k => MayHold(kind, k))] : All;

    /// <summary>The kind that usually stands under an item: the next level down; null where nothing may.</summary>
    public static PlanItemKind? UsualUnder(PlanItemKind? above) => Under(above) is { Count: > 0 } kinds ? kinds[0] : null;

    /// <summary>What a kind is called: "way of working".</summary>
    public static string Name(PlanItemKind kind) => kind switch
    {
        PlanItemKind.Priority => "priority",
        PlanItemKind.Outcome => "outcome",
        PlanItemKind.Programme => "programme",
        PlanItemKind.Project => "project",
        PlanItemKind.WayOfWorking => "way of working",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A kind with its article: "an outcome".</summary>
    public static string WithArticle(PlanItemKind kind) => (kind == PlanItemKind.Outcome ? "an " : "a ") + Name(kind);

    /// <summary>The items from one up to itself again, where the plan goes round in a circle; null when what is above ends at the top.</summary>
    /// <param name="item">The item; it and what is above it are loaded.</param>
    public static IReadOnlyList<PlanItem>? CircleFrom(PlanItem item)
    {
        List<PlanItem> path = [item];
        var seen = new HashSet<PlanItem> { item };
        for (PlanItem? above = item.Parent; above is not null; above = above.Parent)
        {
            if (above == item) return path;
            // A circle further up is told at the items that are in it.
            if (!seen.Add(above)) return null;
            path.Add(above);
        }

        return null;
    }

    // A way of working stands beside the priorities.
    private static int LevelOf(PlanItemKind kind) => kind == PlanItemKind.WayOfWorking ? (int)PlanItemKind.Priority : (int)kind;
}
