namespace PerformanceManagement.Core.Measures;

/// <summary>A directorate of the council.</summary>
public sealed class Directorate
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }
}
