namespace PerformanceManagement.Core.Audit;

/// <summary>Who did what, when: append-only, written in the transaction of the change itself.</summary>
public sealed class AuditEntry
{
    /// <summary>Database key.</summary>
    public long Id { get; set; }

    /// <summary>The moment, UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>The user; null for a process.</summary>
    public int? UserId { get; set; }

    /// <summary>Their display name then, or the process's name.</summary>
    public required string Actor { get; set; }

    /// <summary>What was done, as a short key: "result.submitted", "pack.imported".</summary>
    public required string Action { get; set; }

    /// <summary>The measure concerned, or null.</summary>
    public int? MeasureId { get; set; }

    /// <summary>The period concerned, as a token, or null.</summary>
    public string? Period { get; set; }

    /// <summary>One plain sentence saying what changed, with both figures.</summary>
    public required string Summary { get; set; }
}
