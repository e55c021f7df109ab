using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>A change of method: trends and charts do not cross it ("not comparable before Q2 2016/17").</summary>
public sealed class MethodBreak
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The first period by the new method.</summary>
    public Period From { get; set; }

    /// <summary>What changed.</summary>
    public required string Reason { get; set; }
}
