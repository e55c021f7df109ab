using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Collections;

/// <summary>Whether a quarter takes values.</summary>
public enum CollectionState
{
    /// <summary>Values may be entered and changed.</summary>
    Open,

    /// <summary>Signed off: its values may not change.</summary>
    SignedOff,
}

/// <summary>The collection of one quarter's values.</summary>
public sealed class Collection
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The reporting quarter, of the financial year. Unique.</summary>
    public Period Period { get; set; }

    /// <summary>The last day of the quarter.</summary>
    public DateOnly PeriodEnd { get; internal set; }

    /// <summary>Open or signed off.</summary>
    public CollectionState State { get; set; }

    /// <summary>The day by which values are asked for.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}

/// <summary>A meeting at which a committee takes a quarter's report.</summary>
public sealed class CommitteeMeeting
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The committee.</summary>
    public int CommitteeId { get; set; }

    /// <summary>The committee, when loaded.</summary>
    public Committee? Committee { get; set; }

    /// <summary>The reporting quarter of the paper.</summary>
    public Period Period { get; set; }

    /// <summary>The date of the meeting.</summary>
    public DateOnly Date { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
