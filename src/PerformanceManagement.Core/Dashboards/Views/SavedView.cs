using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Dashboards.Views;

/// <summary>What somebody looks at on the dashboard, by a name: for themselves, or for everybody.</summary>
public sealed class SavedView
{
    /// <summary>The longest that <see cref="Filter"/> can be, in characters.</summary>
    public const int FilterLength = 5000;

    /// <summary>The longest that <see cref="Shown"/> can be, in characters; the rest is cut.</summary>
    public const int ShownLength = 1000;

    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>Whose it is.</summary>
    public int OwnerId { get; init; }

    /// <summary>Its name. Each person has it once.</summary>
    public required string Name { get; set; }

    /// <summary>Whether everybody finds it; else its owner alone.</summary>
    public bool IsShared { get; set; }

    /// <summary>What it shows, as the query of an address without its question mark; "" for the dashboard as it begins.</summary>
    public required string Filter { get; init; }

    /// <summary>The same in words, as they were when it was saved, so that it can be said what is no longer there.</summary>
    public required string Shown { get; init; }

    /// <summary>The reporting quarter that it keeps to; null opens on the present one.</summary>
    public Period? Quarter { get; init; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
