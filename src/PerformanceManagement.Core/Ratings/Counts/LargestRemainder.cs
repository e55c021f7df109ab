namespace PerformanceManagement.Core.Ratings.Counts;

/// <summary>Percentages that add to 100: each is rounded down, and what is then missing goes to those that lost most (method of the largest remainder).</summary>
public static class LargestRemainder
{
    /// <summary>The shares of counts in their sum.</summary>
    /// <param name="counts">The counts, none negative.</param>
    /// <param name="decimals">Decimals of the shares, 0 to 6.</param>
    /// <returns>Percentages that add to 100, in the order of the counts; where two lost the same, the earlier one gets the rest. All 0 where there is nothing to count.</returns>
    public static IReadOnlyList<decimal> Shares(IReadOnlyList<int> counts, int decimals)
    {
        int sum = counts.Sum();
        if (sum == 0) return [.. counts.Select(_ => 0m)];
        decimal unit = 1;
        for (int i = 0; i < decimals; i++) unit /= 10;
        decimal[] exact = [.. counts.Select(c => c * 100m / sum)];
        decimal[] shares = [.. exact.Select(e => Math.Floor(e / unit) * unit)];
        int missing = (int)Math.Round((100m - shares.Sum()) / unit);
        foreach (int place in Enumerable.Range(0, counts.Count).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).Take(missing)) shares[place] += unit;
        return shares;
    }
}
