namespace PerformanceManagement.Core.Ratings.Status;

/// <summary>What a status asks, beside the shortfall, of the comparison with the same period last year. In order: each asks more than the one before.</summary>
public enum LastYearCondition
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>That the figure has not worsened.</summary>
    AsGood,

    /// <summary>That the figure has improved.</summary>
    Better,
}
