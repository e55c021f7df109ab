using PerformanceManagement.Core.Data;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Users;

namespace PerformanceManagement.Core.Audit;

/// <summary>Who did what, when: append-only, written in the transaction of the change itself.</summary>
public sealed class AuditEntry
{
    /// <summary>Database key.</summary>
    public long Id { get; init; }

    /// <summary>The moment, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>The user; null for a process.</summary>
    public int? UserId { get; init; }

    /// <summary>Their display name then, or the process's name.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done, as a short key: "result.submitted", "pack.imported".</summary>
    public required string Action { get; init; }

    /// <summary>The measure concerned, or null.</summary>
    public int? MeasureId { get; init; }

    /// <summary>The period concerned, as a token, or null.</summary>
    public string? Period { get; init; }

    /// <summary>One plain sentence saying what changed, with both figures.</summary>
    public required string Summary { get; init; }

    /// <summary>What was changed, each before and after; when loaded.</summary>
    public List<AuditDetail> Details { get; init; } = [];

    /// <summary>An entry for what an actor does now. A sentence that is too long to keep is cut, and shows that it was.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="at">The moment, UTC.</param>
    /// <param name="action">What was done, as a short key.</param>
    /// <param name="summary">The sentence.</param>
    /// <param name="measureId">The measure concerned, or null.</param>
    /// <param name="period">The period concerned, or null.</param>
    /// <param name="details">What was changed, before and after; what is the same on both sides is left out.</param>
    public static AuditEntry Of(Actor actor, DateTime at, string action, string summary, int? measureId = null, Period? period = null, IEnumerable<AuditDetail>? details = null) => new()
    {
        At = at,
        UserId = actor.UserId,
        Actor = actor.Name,
        Action = action,
        MeasureId = measureId,
        Period = period?.Token,
        Summary = summary.Length <= TextLengths.AuditSummary ? summary : summary[..(TextLengths.AuditSummary - 1)] + "…",
        Details = [.. (details ?? []).Where(detail => detail.Before != detail.After)],
    };
}
