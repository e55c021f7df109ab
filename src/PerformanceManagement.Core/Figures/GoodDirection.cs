namespace PerformanceManagement.Core.Figures;

/// <summary>Which way is better for a measure.</summary>
public enum GoodDirection
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Inside a range is best; nearer to it is better.</summary>
    Range,

    /// <summary>No direction is better: context or demand. It has no target and a trend without judgement.</summary>
    None,
}
