namespace PerformanceManagement.Core.Figures;

/// <summary>What a row of the targets says.</summary>
public enum TargetKind
{
    /// <summary>A target: a number, a range or words.</summary>
    Target,

    /// <summary>No target for the period, on purpose.</summary>
    NoTarget,

    /// <summary>The period sets the baseline that later targets start from: reported, not rated. A measure with no good direction may have the figure of the baseline with it.</summary>
    BaselinePeriod,

    /// <summary>A figure that is to be reached: equality meets it. What <see cref="Target"/> means where higher is better, in words.</summary>
    AtLeast,

    /// <summary>A figure that is not to be passed: equality meets it. What <see cref="Target"/> means where lower is better, in words.</summary>
    AtMost,

    /// <summary>A figure that is to be passed: equality does not meet it.</summary>
    MoreThan,

    /// <summary>A figure to stay under: equality does not meet it.</summary>
    FewerThan,

    /// <summary>What a measure with no good direction is expected to be: printed with its word, never rated.</summary>
    Expected,
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
