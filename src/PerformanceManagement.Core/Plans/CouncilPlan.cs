namespace PerformanceManagement.Core.Plans;

/// <summary>A plan of the council that begins on a day and takes over from the one before. The first plan of a council has no row: its items have no <see cref="PlanItem.PlanId"/>.</summary>
public sealed class CouncilPlan
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name: "Council Plan 2027 to 2031". Unique.</summary>
    public required string Name { get; set; }

    /// <summary>The first day on which it holds; a quarter has the plan that holds on its last day. Unique.</summary>
    public DateOnly From { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>Where a measure stood in an earlier plan.</summary>
public sealed class EarlierPlace
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The last day on which it stood there: that of the plan. Unique within the measure.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The item in which it stood; null for none.</summary>
    public int? PlanItemId { get; set; }

    /// <summary>The item, when loaded.</summary>
    public PlanItem? PlanItem { get; set; }
}
