namespace PerformanceManagement.Core.Periods;

/// <summary>How often a measure is taken.</summary>
public enum Frequency
{
    /// <summary>Every calendar month.</summary>
    Month,

    /// <summary>Every quarter of the measure's calendar.</summary>
    Quarter,

    /// <summary>Every term of the academic year.</summary>
    Term,

    /// <summary>At named points, irregularly; each value is dated by its month.</summary>
    Survey,

    /// <summary>Every half of the financial year.</summary>
    HalfYear,

    /// <summary>Every year of the measure's calendar.</summary>
    Year,
}
