using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Spc;

namespace PerformanceManagement.Core.Charts;

/// <summary>Says in sentences what a chart shows, for those who do not see it. Written from the same figures as the drawing.</summary>
public static class ChartWords
{
    private const int MostNamed = 4;

    /// <summary>The whole chart.</summary>
    public static string Of(Chart chart)
    {
        List<string> sentences = [.. chart.Series.SelectMany(s => OfSeries(chart, s, chart.Series.Count > 1 ? $"{s.Name}: " : ""))];
        if (chart.Targets.LastOrDefault(t => t is not null) is { } target) sentences.Add($"Latest target {target.Text}.");
        foreach (ChartLevel level in chart.Levels.Where(l => l.Kind == ChartLevelKind.Benchmark).GroupBy(l => l.Name).Select(g => g.MaxBy(l => l.Last)!))
            sentences.Add($"{level.Name} {level.Text} in {Span(chart, level)}.");
        foreach (ChartLevel mean in chart.Levels.Where(l => l.Kind == ChartLevelKind.Mean))
            sentences.Add(OfStretch(chart, mean));
        if (chart.Forecast is not null) sentences.Add(OfForecast(chart) + ".");
        sentences.AddRange(chart.Breaks.Select(b => b.Sentence));
        return string.Join(' ', sentences);
    }

    /// <summary>A point: "Q2 2017/18: 354, restated, target 340".</summary>
    public static string OfPoint(Chart chart, ChartSeries series, int index)
    {
        ChartPoint point = series.Points[index];
        string?[] parts =
        [
            point.Value is null ? Wording.LowerFirstWord(point.Text) : point.Text,
            point.Remark,
            point.Variation is { } variation && VariationFinding.LabelOf(variation) is var label && variation != Variation.CommonCause ? Wording.LowerFirst(label) : null,
            index < chart.Targets.Count && chart.Targets[index] is { } target ? $"target {target.Text}" : null,
        ];
        return $"{(chart.Series.Count > 1 && point.Value is not null ? $"{series.Name}, " : "")}{chart.Periods[index].Label}: {string.Join(", ", parts.Where(p => p is not null))}";
    }

    /// <summary>The forecast: "Forecast for Q4 2017/18: 380". There must be one.</summary>
    public static string OfForecast(Chart chart) => $"{chart.Forecast!.Name} for {chart.Periods[chart.Forecast.At].Label}: {chart.Forecast.Text}";

    private static IEnumerable<string> OfSeries(Chart chart, ChartSeries series, string name)
    {
        (int Index, ChartPoint Point)[] known = [.. series.Points.Index().Where(p => p.Item.Value is not null)];
        if (known.Length == 0)
        {
            yield return $"{name}No value in {Count(chart, series.Points.Count)}.";
        }
        else
        {
            (int Index, ChartPoint Point) lowest = known.MinBy(p => p.Point.Value);
            (int Index, ChartPoint Point) highest = known.MaxBy(p => p.Point.Value);
            string course = $"{name}From {Figure(known[0])} to {Figure(known[^1])}";
            yield return known.Length == 1 ? $"{name}{Figure(known[0])}, the only value."
                : lowest.Point.Value == highest.Point.Value ? $"{course}, unchanged."
                : $"{course}; lowest {Figure(lowest)}, highest {Figure(highest)}.";
        }

        if (known.Length > 0 && known.Length < series.Points.Count) yield return name + Gaps(chart, series);
        if (Named(known.Where(p => p.Point.IsRestated)) is { } restated) yield return $"{name}Restated after sign-off: {restated}.";
        if (Named(known.Where(p => p.Point.IsProvisional)) is { } provisional) yield return $"{name}Provisional: {provisional}.";

        string Figure((int Index, ChartPoint Point) point) => $"{point.Point.Text} in {chart.Periods[point.Index].Label}";

        string? Named(IEnumerable<(int Index, ChartPoint Point)> points) => points.Select(p => chart.Periods[p.Index].Label).ToList() switch
        {
            [] => null,
            { Count: > MostNamed } many => Count(chart, many.Count),
            var few => string.Join(", ", few),
        };
    }

    // The reason is said of each where there are few, of their number where there are many.
    private static string Gaps(Chart chart, ChartSeries series)
    {
        (int Index, ChartPoint Point)[] missing = [.. series.Points.Index().Where(p => p.Item.Value is null)];
        string count = $"No value in {missing.Length} of {Count(chart, series.Points.Count)}";
        IEnumerable<string> why = missing.Length <= MostNamed
            ? missing.Select(p => $"{chart.Periods[p.Index].Label} ({Wording.LowerFirstWord(p.Point.Text)})")
            : missing.GroupBy(p => p.Point.Text).OrderByDescending(g => g.Count()).Select(g => $"{Wording.LowerFirstWord(g.Key)} in {g.Count()}");
        return $"{count}: {string.Join(", ", why)}.";
    }

    private static string OfStretch(Chart chart, ChartLevel mean)
    {
        string limits = string.Join(" to ", chart.Levels.Where(l => l.Kind == ChartLevelKind.Limit && (l.First, l.Last) == (mean.First, mean.Last)).OrderBy(l => l.Value).Select(l => l.Text));
        ChartPoint[] points = [.. chart.Series[0].Points.Skip(mean.First).Take(mean.Last - mean.First + 1).Where(p => p.Variation is not null)];
        int special = points.Count(p => p.Variation != Variation.CommonCause);
        return $"Mean {mean.Text}, limits {limits} from {chart.Periods[mean.First].Label} to {chart.Periods[mean.Last].Label}; special causes in {special} of {points.Length} points.";
    }

    private static string Span(Chart chart, ChartLevel level) =>
        level.First == level.Last ? chart.Periods[level.First].Label : $"{chart.Periods[level.First].Label} to {chart.Periods[level.Last].Label}";

    private static string Count(Chart chart, int count)
    {
        string plural = chart.Periods.Count > 0 && chart.Periods.All(p => p.Length == chart.Periods[0].Length) && chart.Rules.Frequency != Frequency.Survey ? Wording.Plural(chart.Periods[0].Length) : "periods";
        return count == 1 ? $"1 {plural[..^1]}" : $"{count} {plural}";
    }
}
