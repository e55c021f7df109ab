using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Charts;

/// <summary>A point of a series beside its target.</summary>
/// <param name="Point">The point.</param>
/// <param name="Target">The target that applied, or null.</param>
/// <param name="IsBreak">Whether a new method starts here.</param>
public sealed record HistoryPoint(SeriesPoint Point, TargetFigure? Target, bool IsBreak);
