using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Reports.Runs;

/// <summary>Where a paper of a run is.</summary>
public enum ReportJobState
{
    /// <summary>It waits.</summary>
    Waiting,

    /// <summary>It is being made.</summary>
    Working,

    /// <summary>Its files are there.</summary>
    Done,

    /// <summary>It could not be made; why is said.</summary>
    Failed,

    /// <summary>Somebody stopped the run before it was made.</summary>
    Stopped,
}

/// <summary>A committee's paper that is made in the background, in every format; a row of a queue that outlives the site.</summary>
public sealed class ReportJob
{
    /// <summary>Database key; the order of the queue.</summary>
    public int Id { get; init; }

    /// <summary>The reporting quarter.</summary>
    public Period Period { get; set; }

    /// <summary>The committee.</summary>
    public int CommitteeId { get; set; }

    /// <summary>Where it is.</summary>
    public ReportJobState State { get; set; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>Who asked.</summary>
    public required string AskedBy { get; set; }

    /// <summary>When work on it began, UTC.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it was done, failed or stopped, UTC.</summary>
    public DateTime? FinishedAt { get; set; }

    /// <summary>How often it was begun: one that took the site down is not tried for ever.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Problem { get; set; }

    /// <summary>The name of the ZIP of its files.</summary>
    public string? FileName { get; set; }

    /// <summary>The ZIP of its files; null while there is none.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }
}
