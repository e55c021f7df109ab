using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>A row of a scorecard, with what its history says of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Variation">The variation at the latest point, by all figures up to the quarter; null when it cannot be said.</param>
internal sealed record SharedRow(ScorecardRow Row, VariationFinding? Variation);
