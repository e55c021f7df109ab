using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Scorecards;

/// <summary>The latest note of a measure.</summary>
internal sealed record MeasureNote(int MeasureId, Period Period, string Text, DateOnly? Date);
