using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Limits;

/// <summary>A rebase as it is stored: a period from which a person, with a reason, starts a measure's process limits afresh (field guide, section 8).</summary>
public sealed class LimitRebase
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The first period of the new limits. Unique within the measure.</summary>
    public Period From { get; set; }

    /// <summary>Why, as the person gave it.</summary>
    public required string Reason { get; set; }

    /// <summary>Who set it; null where it came in a data pack.</summary>
    public int? SetById { get; set; }

    /// <summary>When it was set, UTC.</summary>
    public DateTime SetAt { get; set; }
}
