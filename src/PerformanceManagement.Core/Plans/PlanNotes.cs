using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Plans;

/// <summary>The texts of a quarter.</summary>
/// <param name="Quarter">The reporting quarter.</param>
/// <param name="ClosedBecause">Why they cannot be changed any more, as a sentence; null when they can.</param>
/// <param name="Rows">All plan items, in the order of the plan.</param>
public sealed record PlanNoteList(Period Quarter, string? ClosedBecause, IReadOnlyList<PlanNoteRow> Rows);

/// <summary>A plan item and its text.</summary>
/// <param name="Item">The plan item.</param>
/// <param name="Depth">How deep it lies in the plan; 0 at the top.</param>
/// <param name="Text">Its text for the quarter, or null.</param>
public sealed record PlanNoteRow(PlanItem Item, int Depth, string? Text);

/// <summary>What the form of one plan item shows.</summary>
/// <param name="Item">The plan item.</param>
/// <param name="Quarter">The reporting quarter.</param>
public sealed record PlanNoteForm(PlanItem Item, Period Quarter)
{
    /// <summary>The text stored, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Its version; null when there is none.</summary>
    public Guid? Version { get; init; }

    /// <summary>What was said last before, or null.</summary>
    public string? Earlier { get; init; }

    /// <summary>The quarter of <see cref="Earlier"/>.</summary>
    public Period? EarlierQuarter { get; init; }

    /// <summary>Why it cannot be changed any more, as a sentence; null when it can.</summary>
    public string? ClosedBecause { get; init; }
}
