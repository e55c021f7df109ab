namespace PerformanceManagement.Core.Figures;

/// <summary>What a tolerance is measured in (field guide, section 4).</summary>
public enum ToleranceKind
{
    /// <summary>Percent of the target's size.</summary>
    Percent,

    /// <summary>Percentage points, for measures in percent.</summary>
    Points,

    /// <summary>The measure's own unit.</summary>
    Units,
}
