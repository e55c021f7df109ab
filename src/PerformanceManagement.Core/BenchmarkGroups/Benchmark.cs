using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>Another area's figure for comparison.</summary>
public sealed class Benchmark
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The period of the figure, often earlier than ours.</summary>
    public Period Period { get; set; }

    /// <summary>The area: "England", "South East". Unique with measure and period.</summary>
    public required string Area { get; set; }

    /// <summary>The figure, in the measure's unit.</summary>
    public decimal Value { get; set; }

    /// <summary>Where it was published.</summary>
    public string? Source { get; set; }
}
