namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>A small line chart, its points between 0 and 1.</summary>
/// <param name="Alt">What it shows, in a sentence.</param>
/// <param name="Lines">Runs of points without a gap or a change of method between them.</param>
public sealed record ReportChart(string Alt, IReadOnlyList<IReadOnlyList<ReportChartPoint>> Lines);

/// <summary>A point of a chart.</summary>
/// <param name="X">0 for the earliest period, 1 for the latest.</param>
/// <param name="Y">0 for the lowest value, 1 for the highest.</param>
public sealed record ReportChartPoint(decimal X, decimal Y);
