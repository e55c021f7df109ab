namespace PerformanceManagement.Core.BenchmarkGroups;

/// <summary>A named group of areas to compare with: "Statistical neighbours". Its mean and median, and the council's rank, are worked out from the members' figures.</summary>
public sealed class BenchmarkGroup
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }

    /// <summary>Its members.</summary>
    public List<BenchmarkGroupMember> Members { get; init; } = [];

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>An area that belongs to a group.</summary>
public sealed class BenchmarkGroupMember
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The group.</summary>
    public int BenchmarkGroupId { get; set; }

    /// <summary>The area, as benchmarks name it. Unique within the group.</summary>
    public required string Area { get; set; }
}
