namespace PerformanceManagement.Core.Measures;

/// <summary>A committee that reads the reports.</summary>
public sealed class Committee
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }

    /// <summary>Its measures, when loaded.</summary>
    public List<Measure> Measures { get; init; } = [];
}
