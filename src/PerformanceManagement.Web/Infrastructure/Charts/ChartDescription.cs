namespace PerformanceManagement.Web.Infrastructure.Charts;

/// <summary>Says in sentences what a chart shows, for those who do not see it.</summary>
public static class ChartDescription
{
    public static string Of(TrendSeries series)
    {
        TrendPoint[] known = [.. series.Points.Where(point => point.Value is not null)];
        if (known.Length == 0) return $"No value in {Periods(series.Points.Count)}.";

        List<string> sentences = [known.Length == 1 ? $"{Figure(series, known[0])}, the only value." : Course(series, known)];
        int gaps = series.Points.Count - known.Length;
        if (gaps > 0) sentences.Add($"No value in {gaps} of {Periods(series.Points.Count)}.");
        if (series.Points.LastOrDefault(point => point.TargetLow is not null || point.TargetHigh is not null) is { } latest) sentences.Add(Target(series, latest));
        TrendPoint[] restated = [.. known.Where(point => point.IsRestated)];
        if (restated.Length > 0) sentences.Add($"Restated after sign-off: {string.Join(", ", restated.Select(point => point.LongLabel))}.");
        foreach (TrendPoint point in series.Points.Skip(1).Where(point => point.StartsNewMethod))
            sentences.Add($"Method changed in {point.LongLabel}: earlier values are not comparable.");
        return string.Join(' ', sentences);
    }

    private static string Course(TrendSeries series, TrendPoint[] known)
    {
        TrendPoint lowest = known.MinBy(point => point.Value)!;
        TrendPoint highest = known.MaxBy(point => point.Value)!;
        string course = $"From {Figure(series, known[0])} to {Figure(series, known[^1])}";
        return lowest.Value == highest.Value ? course + ", unchanged." : $"{course}; lowest {Figure(series, lowest)}, highest {Figure(series, highest)}.";
    }

    private static string Target(TrendSeries series, TrendPoint point) => (point.TargetLow, point.TargetHigh) switch
    {
        ({ } low, { } high) when low == high => $"Latest target {series.Format(low)}.",
        ({ } low, { } high) => $"Latest target {series.Format(low)} to {series.Format(high)}.",
        ({ } low, null) => $"Latest target {series.Format(low)} or more.",
        (_, { } high) => $"Latest target {series.Format(high)} or less.",
        _ => throw new InvalidOperationException("The point has no target."),
    };

    private static string Figure(TrendSeries series, TrendPoint point) => $"{point.Text ?? series.Format(point.Value!.Value)} in {point.LongLabel}";

    private static string Periods(int count) => count == 1 ? "1 period" : $"{count} periods";
}
