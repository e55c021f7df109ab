namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>The part of a scheme that a problem is about.</summary>
public enum SchemeField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>What shortfalls are measured in.</summary>
    Kind,

    /// <summary>The statuses as a whole.</summary>
    Statuses,

    /// <summary>A status's label.</summary>
    Label,

    /// <summary>A status's label for a narrow column.</summary>
    ShortLabel,

    /// <summary>A status's shape and colour.</summary>
    Shape,

    /// <summary>The largest shortfall a status accepts.</summary>
    LargestShortfall,

    /// <summary>What a status asks of the comparison with last year.</summary>
    LastYear,

    /// <summary>The day from which it is in force.</summary>
    From,

    /// <summary>Whether it is the council's default.</summary>
    IsDefault,
}

/// <summary>Something wrong with a scheme.</summary>
/// <param name="Field">What it is about.</param>
/// <param name="Place">The place of the status, 0 for the best; null when it is about no single one.</param>
/// <param name="Message">The sentence, without a full stop.</param>
public sealed record SchemeProblem(SchemeField Field, int? Place, string Message);
