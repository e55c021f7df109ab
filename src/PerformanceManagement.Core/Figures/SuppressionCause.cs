namespace PerformanceManagement.Core.Figures;

/// <summary>Why a figure is suppressed (field guide, section 3: small numbers).</summary>
public enum SuppressionCause
{
    /// <summary>A person entered that the numbers are so small that people could be identified.</summary>
    SmallNumber,

    /// <summary>It would be put together from a figure that is suppressed.</summary>
    Part,

    /// <summary>Another figure that is suppressed could be worked out from it.</summary>
    Protects,
}
