using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Audit;

/// <summary>A row of the audit as somebody may see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="At">The moment, UTC.</param>
/// <param name="Actor">Who did it, by the name they had then.</param>
/// <param name="Action">What was done, as a short key.</param>
/// <param name="Summary">The sentence.</param>
public sealed record AuditLine(long Id, DateTime At, string Actor, string Action, string Summary)
{
    /// <summary>The period concerned; null for none.</summary>
    public Period? Period { get; init; }

    /// <summary>The code of the measure concerned, as it is now; null for none, and for one that is gone.</summary>
    public string? Code { get; init; }

    /// <summary>Its short name; null likewise.</summary>
    public string? Title { get; init; }

    /// <summary>What was changed, each before and after.</summary>
    public IReadOnlyList<AuditDetail> Details { get; init; } = [];

    /// <summary>The place in the audit after it.</summary>
    public AuditPlace Place => new(At, Id);
}

/// <summary>Rows of the audit, the newest first.</summary>
/// <param name="Lines">The rows.</param>
/// <param name="Older">After which row older ones follow; null where there are none.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, AuditPlace? Older)
{
    /// <summary>How many rows a page has at most.</summary>
    public const int Size = 50;

    /// <summary>Whether a measure was asked for that there is not.</summary>
    public bool IsUnknownMeasure { get; init; }
}

/// <summary>The changes of one measure.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its short name.</param>
/// <param name="Page">The changes.</param>
public sealed record MeasureAudit(string Code, string Title, AuditPage Page);
