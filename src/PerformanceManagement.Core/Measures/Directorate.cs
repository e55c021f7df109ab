using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>A directorate of the council.</summary>
public sealed class Directorate
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Its name. Unique.</summary>
    public required string Name { get; set; }

    /// <summary>The day on which it was closed; null while it is open. A closed one is not offered for anything new and stays where it has history.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Whether a quarter offers it: it was not closed before the quarter began.</summary>
    public bool IsOpenIn(Period quarter) => ClosedOn is not { } day || day >= quarter.Start;
}
