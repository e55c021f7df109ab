namespace PerformanceManagement.Core.Dashboards;

/// <summary>Why a measure is on the attention list, in the order in which the list is made.</summary>
public enum AttentionReason
{
    /// <summary>It has the worst status of its scheme.</summary>
    WorstStatus,

    /// <summary>It is rated and not on target.</summary>
    OffTarget,

    /// <summary>It is off target and worse than the period before.</summary>
    Worsening,

    /// <summary>It has been off target for more than one quarter in a row.</summary>
    QuartersOff,

    /// <summary>Its latest figure is a special cause for concern (field guide, section 8).</summary>
    Concern,

    /// <summary>Its year is not expected to reach the target.</summary>
    ForecastToMiss,

    /// <summary>It needs a commentary and has none.</summary>
    CommentaryMissing,
}
