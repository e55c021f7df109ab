namespace PerformanceManagement.Core.Reports.Runs;

/// <summary>Wakes whoever makes papers in the background.</summary>
public sealed class ReportRunSignal : WorkSignal;
