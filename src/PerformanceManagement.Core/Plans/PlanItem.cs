using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>What a plan item is; the order is that of the levels.</summary>
public enum PlanItemKind
{
    /// <summary>A priority of the council plan.</summary>
    Priority,

    /// <summary>An outcome of a priority.</summary>
    Outcome,

    /// <summary>A programme under an outcome.</summary>
    Programme,

    /// <summary>A project under a programme.</summary>
    Project,

    /// <summary>A way of working, beside the priorities.</summary>
    WayOfWorking,
}

/// <summary>A priority, outcome, programme, project or way of working of the council plan.</summary>
public sealed class PlanItem
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The plan's own id in data packs. Unique.</summary>
    public required string Key { get; set; }

    /// <summary>The plan it belongs to; null for the council's first. An item and what stands below it are of one plan.</summary>
    public int? PlanId { get; set; }

    /// <summary>That plan, when loaded; null for the first.</summary>
    public CouncilPlan? Plan { get; set; }

    /// <summary>Its level.</summary>
    public PlanItemKind Kind { get; set; }

    /// <summary>The number printed before the title ("2.2.1"), or null.</summary>
    public string? Number { get; set; }

    /// <summary>The title.</summary>
    public required string Title { get; set; }

    /// <summary>The item above, or null at the top.</summary>
    public int? ParentId { get; set; }

    /// <summary>The item above, when loaded.</summary>
    public PlanItem? Parent { get; set; }

    /// <summary>Its place among those that stand beside it, under the same item.</summary>
    public int SortOrder { get; set; }

    /// <summary>The day on which it was closed; null while it is open. A closed one is not offered for anything new and stays where it has history.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>The title with its number before it.</summary>
    public string NumberedTitle => ToPlace().NumberedTitle;

    /// <summary>Whether a quarter offers it: it was not closed before the quarter began.</summary>
    public bool IsOpenIn(Period quarter) => ClosedOn is not { } day || day >= quarter.Start;

    /// <summary>The place that it is in the plan.</summary>
    public PlanPlace ToPlace() => new(Id, Key, Kind, Number, Title, SortOrder);
}

/// <summary>What a service says about a plan item in a quarter; printed in the committee report.</summary>
public sealed class PlanNote
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 8000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The plan item.</summary>
    public int PlanItemId { get; set; }

    /// <summary>The plan item, when loaded.</summary>
    public PlanItem? PlanItem { get; set; }

    /// <summary>The reporting quarter.</summary>
    public Period Period { get; set; }

    /// <summary>Plain text; a blank line starts a paragraph.</summary>
    public required string Text { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
