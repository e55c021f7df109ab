using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Schemes;

/// <summary>A version of a <see cref="RatingScheme"/> as it is stored.</summary>
public sealed class StoredScheme
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>What officers call it: "RAG 5%". Unique with <see cref="InForceFrom"/>.</summary>
    public required string Name { get; set; }

    /// <summary>The first day on which it applies; null while it is a draft, which rates nothing.</summary>
    public DateOnly? InForceFrom { get; set; }

    /// <summary>The last day on which it applies; null while in force.</summary>
    public DateOnly? InForceTo { get; set; }

    /// <summary>Whether a measure that names no scheme uses this one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The statuses, in any order.</summary>
    public List<StoredStatus> Statuses { get; init; } = [];

    /// <summary>Who wrote it last; null for a scheme that was shipped.</summary>
    public int? SetById { get; set; }

    /// <summary>When it was written last, UTC; null for a scheme that was shipped.</summary>
    public DateTime? SetAt { get; set; }

    /// <summary>Concurrency token.</summary>
    public Guid Version { get; private set; }

    /// <summary>Whether it has not been brought into force yet.</summary>
    public bool IsDraft => InForceFrom is null;

    /// <summary>Whether the scheme applies on a day.</summary>
    public bool IsInForce(DateOnly day) => ToScheme().IsInForce(day);

    /// <summary>A scheme, to be stored.</summary>
    public static StoredScheme Of(RatingScheme scheme) => new()
    {
        Name = scheme.Name,
        InForceFrom = scheme.InForceFrom,
        InForceTo = scheme.InForceTo,
        IsDefault = scheme.IsDefault,
        Statuses = [.. scheme.Statuses.Select(StoredStatus.Of)],
    };

    /// <summary>The scheme, as the rules see it.</summary>
    public RatingScheme ToScheme() => new()
    {
        Name = Name,
        InForceFrom = InForceFrom,
        InForceTo = InForceTo,
        IsDefault = IsDefault,
        Statuses = [.. Statuses.Select(s => s.ToStatus())],
    };
}
