namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>
/// The mean and process limits of one stretch of points (an XmR chart), in the measure's unit.
/// Source: field guide, section 8. A limit may lie where no figure can (below zero, above 100%): it says how much the
/// figures vary, and is not cut off.
/// </summary>
public sealed record ProcessLimits
{
    /// <summary>How many mean moving ranges a limit lies from the mean: 3 standard deviations over the constant 1.128.</summary>
    public const decimal Factor = 2.66m;

    private readonly decimal sum;
    private readonly decimal sumOfRanges;

    private ProcessLimits(int points, decimal sum, decimal sumOfRanges)
    {
        Points = points;
        this.sum = sum;
        this.sumOfRanges = sumOfRanges;
    }

    /// <summary>How many points the limits rest on, at least 2.</summary>
    public int Points { get; }

    /// <summary>The mean of the points.</summary>
    public decimal Mean => sum / Points;

    /// <summary>The mean of the distances between each point and the one before it; above zero.</summary>
    public decimal MeanMovingRange => sumOfRanges / Ranges;

    /// <summary>The lower limit.</summary>
    public decimal Lower => Mean - (Factor * MeanMovingRange);

    /// <summary>The upper limit.</summary>
    public decimal Upper => Mean + (Factor * MeanMovingRange);

    /// <summary>Two thirds of the way from the mean to the lower limit.</summary>
    public decimal NearLower => Mean - (Factor * MeanMovingRange * 2 / 3);

    /// <summary>Two thirds of the way from the mean to the upper limit.</summary>
    public decimal NearUpper => Mean + (Factor * MeanMovingRange * 2 / 3);

    private int Ranges => Points - 1;

    /// <summary>The limits of points in the order of time; null when they do not vary at all (every moving range is zero).</summary>
    /// <exception cref="ArgumentException">There are fewer than two points, and so no moving range.</exception>
    public static ProcessLimits? Of(IReadOnlyList<decimal> values)
    {
        if (values.Count < 2) throw new ArgumentException("Limits need at least two points.", nameof(values));
        decimal ranges = values.Zip(values.Skip(1), (before, now) => Math.Abs(now - before)).Sum();
        return ranges == 0 ? null : new ProcessLimits(values.Count, values.Sum(), ranges);
    }

    /// <summary>Where a figure lies: 1 above the mean, -1 below it, 0 on it.</summary>
    public int SideOfMean(decimal value) => Math.Sign(Deviation(value));

    /// <summary>Whether a figure lies strictly beyond a limit; on it is within.</summary>
    public bool IsBeyond(decimal value) => Math.Abs(Deviation(value)) * Ranges > Width;

    /// <summary>Whether a figure lies between a near limit and the limit: strictly beyond the near one, not beyond the other.</summary>
    public bool IsNear(decimal value) => !IsBeyond(value) && Math.Abs(Deviation(value)) * Ranges * 3 > Width * 2;

    // Both sides multiplied by the numbers of points and of ranges rather than divided, so that equality is exact.
    private decimal Deviation(decimal value) => (value * Points) - sum;

    private decimal Width => Factor * sumOfRanges * Points;
}
