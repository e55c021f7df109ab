using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>A <see cref="RatingChoice"/> as it is stored: who set it, when and why.</summary>
public sealed class RatingOverride
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

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

    /// <summary>Who set it; null where it came in a data pack.</summary>
    public int? SetById { get; set; }

    /// <summary>When it was set, UTC.</summary>
    public DateTime SetAt { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>What it says, as the rules see it.</summary>
    public RatingChoice ToChoice() => new(MeasureId, From, SchemeName, Tolerance, ToleranceKind);
}
