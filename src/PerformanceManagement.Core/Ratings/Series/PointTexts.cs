namespace PerformanceManagement.Core.Ratings.Series;

/// <summary>
/// The words in which a point was shown when its quarter was signed off. They stand in place of what today's code would write; null on every
/// point that is worked out now.
/// </summary>
/// <param name="Text">The figure as it stood in a cell, or why there was none: "354", "Not entered yet".</param>
public sealed record PointTexts(string Text)
{
    /// <summary>The figure rounded as it was shown; null when there was none.</summary>
    public decimal? Number { get; init; }

    /// <summary>The token of why there was no value; null when there was one.</summary>
    public string? Missing { get; init; }

    /// <summary>The name of its period where that was not the column's; null otherwise.</summary>
    public string? Period { get; init; }

    /// <summary>"provisional"; null for an actual figure.</summary>
    public string? Quality { get; init; }

    /// <summary>"simple mean"; null where it was none.</summary>
    public string? SimpleMean { get; init; }

    /// <summary>"2 of 3 months"; null for a whole figure.</summary>
    public string? Partial { get; init; }

    /// <summary>"1 of 3 months without cases"; null for none.</summary>
    public string? NoCases { get; init; }

    /// <summary>"a part is suppressed"; null for nothing.</summary>
    public string? Suppression { get; init; }

    /// <summary>"made from A and B"; null for a figure of its own.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>The mark of a figure that had been corrected by then; null for none. What was corrected since is said in its place.</summary>
    public string? Restated { get; init; }

    /// <summary>The mark of a figure that came after its quarter; null for none.</summary>
    public string? AddedLater { get; init; }
}
