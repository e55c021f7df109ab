namespace PerformanceManagement.Core.Delivery;

/// <summary>What is read of delivery.</summary>
public sealed record DeliveryFilter
{
    /// <summary>The key of a committee; null for all. What lies under an item that is reported to it belongs to it.</summary>
    public int? CommitteeId { get; init; }

    /// <summary>The kinds; empty for all.</summary>
    public IReadOnlyCollection<DeliveryKind> Kinds { get; init; } = [];

    /// <summary>The key of a directorate; null for all.</summary>
    public int? DirectorateId { get; init; }

    /// <summary>Words that code, title or lead officer hold; null for no search.</summary>
    public string? Search { get; init; }

    /// <summary>The code of what they stand directly under; null for all.</summary>
    public string? Under { get; init; }

    /// <summary>A day on which what is wanted is overdue; null for all.</summary>
    public DateOnly? OverdueOn { get; init; }

    /// <summary>A day on which something of what is wanted was missed: a milestone, a planned item or a mitigation; null for all.</summary>
    public DateOnly? MissedOn { get; init; }

    /// <summary>Whether risks alone are wanted that rose since the quarter before.</summary>
    public bool RoseOnly { get; init; }

    /// <summary>The keys of those that alone are wanted; null for all.</summary>
    internal IReadOnlyCollection<int>? OnlyIds { get; init; }

    /// <summary>Whether closed ones are wanted too: always, where there is a search.</summary>
    public bool WithClosed { get; init; }
}
