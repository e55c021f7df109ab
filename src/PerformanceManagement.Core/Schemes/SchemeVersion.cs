using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>Where a version of a scheme stands on a day.</summary>
public enum SchemeState
{
    /// <summary>Being written; it rates nothing.</summary>
    Draft,

    /// <summary>Its first day is still to come.</summary>
    Coming,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>A later version took its place.</summary>
    Ended,
}

/// <summary>A version of a scheme, and who wrote it.</summary>
/// <param name="Stored">The version with its statuses, as it is stored.</param>
/// <param name="SetBy">The display name of who wrote it last; null for a scheme that was shipped.</param>
/// <param name="Today">The day it is looked at.</param>
public sealed record SchemeVersion(StoredScheme Stored, string? SetBy, DateOnly Today)
{
    /// <summary>Its key.</summary>
    public int Id => Stored.Id;

    /// <summary>The version of what is stored.</summary>
    public Guid Version => Stored.Version;

    /// <summary>When it was written last, UTC; null for a scheme that was shipped.</summary>
    public DateTime? SetAt => Stored.SetAt;

    /// <summary>The scheme, as the rules see it.</summary>
    public RatingScheme Scheme { get; } = Stored.ToScheme();

    /// <summary>Where it stands.</summary>
    public SchemeState State => Scheme switch
    {
        { InForceFrom: null } => SchemeState.Draft,
        { InForceFrom: { } from } when from > Today => SchemeState.Coming,
        { InForceTo: { } to } when to < Today => SchemeState.Ended,
        _ => SchemeState.InForce,
    };
}
