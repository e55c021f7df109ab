namespace PerformanceManagement.Core.Measures;

/// <summary>What a row of the targets says.</summary>
public enum TargetKind
{
    /// <summary>A target: a number, a range or words.</summary>
    Target,

    /// <summary>No target for the period, on purpose.</summary>
    NoTarget,

    /// <summary>The period sets the baseline that later targets start from: reported, not rated.</summary>
    BaselinePeriod,
}

/// <summary>How a year's target was spread over the year's periods.</summary>
public enum TargetProfile
{
    /// <summary>The same for every period.</summary>
    Even,

    /// <summary>By the share each period had in last year's figure.</summary>
    LastYear,

    /// <summary>As a person gave it, period by period.</summary>
    AsGiven,
}
