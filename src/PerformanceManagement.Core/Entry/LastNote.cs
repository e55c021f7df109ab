using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Entry;

/// <summary>The latest note before the period that is entered, for reference and to start from.</summary>
/// <param name="Period">The period it was written for.</param>
/// <param name="Text">The note.</param>
public sealed record LastNote(Period Period, string Text);
