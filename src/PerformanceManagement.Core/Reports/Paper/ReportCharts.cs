using PerformanceManagement.Core.Ratings.Series;
using PerformanceManagement.Core.Reports.Words;
using PerformanceManagement.Core.Scorecards;

namespace PerformanceManagement.Core.Reports.Paper;

/// <summary>Makes the small chart of a measure: its last periods as a line, broken at gaps and changes of method.</summary>
internal static class ReportCharts
{
    private const int Periods = 9;

    /// <summary>The chart of a row, or words in its place where there are fewer than two values.</summary>
    public static ReportCell Of(ScorecardRow row)
    {
        List<SeriesPoint> points = [.. row.Series.TakeLast(Periods)];
        List<SeriesPoint> known = [.. points.Where(p => p.Value is not null)];
        return known.Count < 2
            ? new ReportCell("Too few values")
            : new ReportCell("Chart") { Chart = new ReportChart(Alt(row, known, points.Count - known.Count), Lines(row, points, known)) };
    }

    private static string Alt(ScorecardRow row, List<SeriesPoint> known, int gaps)
    {
        SeriesPoint low = known.MinBy(p => p.Value)!;
        SeriesPoint high = known.MaxBy(p => p.Value)!;
        string course = low.Value == high.Value
            ? $"{row.Text(low)} throughout"
            : $"from {row.Text(known[0])} to {row.Text(known[^1])}, lowest {row.Text(low)} in {low.Period.Label}, highest {row.Text(high)} in {high.Period.Label}";
        string without = gaps switch { 0 => "", 1 => ", 1 period without a value", _ => $", {gaps} periods without a value" };
        string[] restated = [.. known.Where(p => p.IsRestated || p.RestatedSince is not null).Select(p => p.Period.Label)];
        string marks = restated.Length == 0 ? "" : $", restated: {string.Join(", ", restated)}";
        return PlainText.Line($"Line chart of {row.Code}, {known[0].Period.Label} to {known[^1].Period.Label}: {course}{without}{marks}.");
    }

    private static List<IReadOnlyList<ReportChartPoint>> Lines(ScorecardRow row, List<SeriesPoint> points, List<SeriesPoint> known)
    {
        decimal low = known.Min(p => p.Value!.Value);
        decimal high = known.Max(p => p.Value!.Value);
        var breaks = row.Breaks.ToHashSet();
        var lines = new List<IReadOnlyList<ReportChartPoint>>();
        var line = new List<ReportChartPoint>();
        for (int i = 0; i < points.Count; i++)
        {
            if (points[i].Value is null || breaks.Contains(points[i].Period)) Finish();
            if (points[i].Value is { } value) line.Add(new ReportChartPoint(Place(i, 0, points.Count - 1), Place(value, low, high)));
        }

        Finish();
        return lines;

        void Finish()
        {
            if (line.Count > 0) lines.Add(line);
            line = [];
        }
    }

    // Four places are finer than any printer; a level line runs through the middle.
    private static decimal Place(decimal value, decimal from, decimal to) => to == from ? 0.5m : Math.Round((value - from) / (to - from), 4);
}
