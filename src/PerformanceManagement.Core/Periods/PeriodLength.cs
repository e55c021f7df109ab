namespace PerformanceManagement.Core.Periods;

/// <summary>How long a period is, shortest first, so that the finest figure sorts first.</summary>
public enum PeriodLength
{
    /// <summary>A calendar month. A survey's values are dated by the month they were taken.</summary>
    Month,

    /// <summary>Three months of a financial or academic year.</summary>
    Quarter,

    /// <summary>A third (four months) of an academic year: autumn, spring, summer.</summary>
    Term,

    /// <summary>Six months of a financial year.</summary>
    HalfYear,

    /// <summary>Twelve months of any calendar.</summary>
    Year,
}
