namespace PerformanceManagement.Core.Ratings.Spc;

/// <summary>Which rule finds a point unusual, in the order in which they are tried: the first that holds for a point counts. Source: field guide, section 8.</summary>
public enum SpecialCause
{
    /// <summary>None: the point is part of the usual variation.</summary>
    None,

    /// <summary>The point lies strictly beyond a limit.</summary>
    BeyondLimit,

    /// <summary>The point is one of at least 7 that move one way: 6 or more strict moves; a tie breaks it.</summary>
    Trend,

    /// <summary>The point lies between a near limit and the limit, as do at least 2 of 3 consecutive points that are all on its side of the mean.</summary>
    NearLimit,

    /// <summary>The point is one of at least 7 strictly on one side of the mean; a point on it breaks it.</summary>
    Shift,
}

/// <summary>What the variation of a point means; what most needs attention first.</summary>
public enum Variation
{
    /// <summary>A special cause on the bad side.</summary>
    Concern,

    /// <summary>A special cause, where neither higher nor lower is better as such.</summary>
    NotJudged,

    /// <summary>The usual variation of the process.</summary>
    CommonCause,

    /// <summary>A special cause on the good side.</summary>
    Improvement,
}

/// <summary>Whether the process as it runs can be relied on to meet its target; what most needs attention first.</summary>
public enum Assurance
{
    /// <summary>The target lies beyond the limit on the bad side: it will be missed unless the process changes.</summary>
    ConsistentlyMisses,

    /// <summary>The target lies between the limits: it is met or missed by chance.</summary>
    HitAndMiss,

    /// <summary>The target lies beyond the limit on the good side: it will be met unless the process changes.</summary>
    ConsistentlyMeets,
}
