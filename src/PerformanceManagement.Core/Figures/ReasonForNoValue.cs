namespace PerformanceManagement.Core.Figures;

/// <summary>Why a period has no value. The reasons differ and are never blank (field guide, section 3).</summary>
public enum ReasonForNoValue
{
    /// <summary>The measure is not taken in this period (termly, annual).</summary>
    NotDue,

    /// <summary>Late, from a named source.</summary>
    AwaitingData,

    /// <summary>Not available (N/A).</summary>
    NotAvailable,

    /// <summary>Reported in arrears: the last known period is shown instead.</summary>
    InArrears,

    /// <summary>The method changed; figures on either side do not compare.</summary>
    MethodChanged,

    /// <summary>Withheld because small numbers could identify people.</summary>
    Suppressed,
}

/// <summary>How sure a value is.</summary>
public enum ValueQuality
{
    /// <summary>Final.</summary>
    Actual,

    /// <summary>May still change.</summary>
    Provisional,

    /// <summary>Worked out from a sample or a model.</summary>
    Estimated,
}
