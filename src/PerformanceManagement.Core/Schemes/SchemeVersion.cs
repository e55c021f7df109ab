using PerformanceManagement.Core.Figures;
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

/// <summary>What was typed into the form of a draft.</summary>
/// <param name="Id">The draft; null for a new one.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What the shortfalls are measured in.</param>
/// <param name="Statuses">The statuses, best first.</param>
/// <param name="Version">The version of the draft the form was filled from; null for a new one.</param>
public sealed record SchemeEdit(int? Id, string? Name, ToleranceKind Kind, IReadOnlyList<StatusEdit> Statuses, Guid? Version);

/// <summary>A status as it was typed.</summary>
/// <param name="Key">The key of the status it was copied from, which stays when the words change; blank for a new one.</param>
/// <param name="Label">The label.</param>
/// <param name="ShortLabel">The label for a narrow column; blank for the same.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Colour">The colour.</param>
/// <param name="LargestShortfall">The largest shortfall, as typed; blank accepts any.</param>
/// <param name="LastYear">What it asks of the comparison with the same period last year.</param>
public sealed record StatusEdit(string? Key, string? Label, string? ShortLabel, StatusShape Shape, StatusColour Colour, string? LargestShortfall, LastYearCondition LastYear = LastYearCondition.Any);

/// <summary>From when a draft is to be in force.</summary>
/// <param name="Id">The draft.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="IsDefault">Whether it is to be the council's default.</param>
/// <param name="Version">The version of the draft that the person saw.</param>
public sealed record SchemeStartEdit(int Id, string? From, bool IsDefault, Guid Version);

/// <summary>What bringing a draft into force would do.</summary>
/// <param name="From">The first day.</param>
/// <param name="Start">What else changes.</param>
/// <param name="Rating">What it does to the open quarter.</param>
public sealed record SchemeStartEffect(DateOnly From, SchemeStart Start, RatingEffect Rating);
