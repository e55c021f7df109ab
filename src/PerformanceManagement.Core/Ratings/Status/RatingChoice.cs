using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>
/// How one measure is rated from a day on, where that differs from the council's default: a scheme, a tolerance of its own, or both.
/// The latest that had begun by a quarter's end holds for it, in place of what the measure itself says; all three null goes back to the default.
/// Source: field guide, section 4.
/// </summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="From">The first day on which it applies. Unique within the measure.</param>
/// <param name="SchemeName">The name of the scheme, whichever version is in force; null for the council's default.</param>
/// <param name="Tolerance">A tolerance instead of the scheme's; null for the scheme's.</param>
/// <param name="ToleranceKind">What the tolerance is measured in; set exactly when that is.</param>
public sealed record RatingChoice(int MeasureId, DateOnly From, string? SchemeName, decimal? Tolerance, ToleranceKind? ToleranceKind);
