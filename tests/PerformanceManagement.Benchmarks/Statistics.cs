namespace PerformanceManagement.Benchmarks;

/// <summary>What is said of several rounds.</summary>
internal static class Statistics
{
    /// <summary>The value in the middle; the upper one of two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
