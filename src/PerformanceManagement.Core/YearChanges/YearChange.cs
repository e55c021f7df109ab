namespace PerformanceManagement.Core.YearChanges;

/// <summary>How the measures were carried into a new year: what was done, so that it can be taken back as one step until the year has its first value.</summary>
public sealed class YearChange
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The year in which the new financial year begins: 2026 for 2026/27.</summary>
    public int Year { get; init; }

    /// <summary>When it was done, UTC; null while it is prepared.</summary>
    public DateTime? At { get; set; }

    /// <summary>Who did it; while it is prepared, who chose last.</summary>
    public required string By { get; set; }

    /// <summary>What is chosen for each measure, and once it is done what was done and how to take it back (<see cref="YearPlan"/>), as JSON.</summary>
    public required string Steps { get; set; }

    /// <summary>When it was taken back, UTC; null where it holds.</summary>
    public DateTime? UndoneAt { get; set; }

    /// <summary>Who took it back; null where it holds.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
