namespace PerformanceManagement.Core.Entry;

/// <summary>How far a directorate is with the open quarter's values.</summary>
/// <param name="Directorate">The directorate; null for measures that belong to none.</param>
/// <param name="Asked">How many values are asked for; a survey without a point is not.</param>
/// <param name="Submitted">How many were submitted, as a value or a reason.</param>
/// <param name="Drafts">How many stand as drafts.</param>
public sealed record CollectionProgress(string? Directorate, int Asked, int Submitted, int Drafts)
{
    /// <summary>How many have neither been submitted nor drafted.</summary>
    public int Missing => Asked - Submitted - Drafts;
}
