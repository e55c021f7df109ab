namespace PerformanceManagement.Core.Delivery;

/// <summary>What somebody should look at.</summary>
public enum DeliveryConcern
{
    /// <summary>It is not complete, and was to be.</summary>
    Overdue,

    /// <summary>A milestone, planned item or mitigation of it was missed.</summary>
    Missed,

    /// <summary>A risk that is higher than the quarter before.</summary>
    Rose,
}

/// <summary>How many of a kind somebody should look at, and why.</summary>
/// <param name="Concern">Why.</param>
/// <param name="Kind">Of which kind: of what was missed, the kind that it belongs to.</param>
/// <param name="Step">What was missed; null for other concerns.</param>
/// <param name="Count">How many.</param>
public sealed record DeliveryAlert(DeliveryConcern Concern, DeliveryKind Kind, DeliveryStepKind? Step, int Count);
