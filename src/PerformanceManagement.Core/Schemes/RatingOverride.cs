using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Schemes;

/// <summary>
/// How one measure is rated from a day on, where that differs from the council's default: a scheme, a tolerance of its own, or both.
/// The latest that had begun by a quarter's end holds for it, in place of what the measure itself says; all three null goes back to the default.
/// Source: field guide, section 4.
/// </summary>
public sealed class RatingOverride
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The first day on which it applies. Unique within the measure.</summary>
    public DateOnly From { get; set; }

    /// <summary>The name of the scheme, whichever version is in force; null for the council's default.</summary>
    public string? SchemeName { get; set; }

    /// <summary>A tolerance instead of the scheme's, in <see cref="ToleranceKind"/>; null for the scheme's.</summary>
    public decimal? Tolerance { get; set; }

    /// <summary>What <see cref="Tolerance"/> is measured in; set exactly when that is.</summary>
    public ToleranceKind? ToleranceKind { get; set; }

    /// <summary>Why, as the person gave it.</summary>
    public required string Reason { get; set; }

    /// <summary>Who set it.</summary>
    public int SetById { get; set; }

    /// <summary>When it was set, UTC.</summary>
    public DateTime SetAt { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; set; }
}
