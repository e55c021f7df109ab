using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Lists;

/// <summary>
/// A name of a service or a portfolio holder of which something is known beside its use: that it is there before anything has it, or that it is closed.
/// Measures and delivery hold such names as text; a name that is only used has no row here and is as good as one that has.
/// </summary>
public sealed class ListedName
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The list it stands in: <see cref="ListKind.Service"/> or <see cref="ListKind.PortfolioHolder"/>; the others have tables of their own.</summary>
    public ListKind Kind { get; init; }

    /// <summary>The name. Unique within its list, whatever its capitals.</summary>
    public required string Name { get; set; }

    /// <summary>The day on which it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Whether a quarter offers it: it was not closed before the quarter began.</summary>
    public bool IsOpenIn(Period quarter) => ClosedOn is not { } day || day >= quarter.Start;
}
