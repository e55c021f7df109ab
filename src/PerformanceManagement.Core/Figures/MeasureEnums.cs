namespace PerformanceManagement.Core.Figures;

/// <summary>Whether a quarter or year so far is shown while some of its parts have no value (field guide, section 6).</summary>
public enum PartialPeriods
{
    /// <summary>Withheld: "2 of 3 months".</summary>
    Withheld,

    /// <summary>Shown from the parts there are, and marked "2 of 3 months".</summary>
    Shown,
}

/// <summary>What the officer types for a period (field guide, section 3).</summary>
public enum EntryBasis
{
    /// <summary>The figure of the period alone.</summary>
    InPeriod,

    /// <summary>The figure of the year so far; the in-period figure is a difference.</summary>
    YearToDate,

    /// <summary>A running total that is not reset: the last figure stands for the longer period.</summary>
    Running,
}

/// <summary>Which figure is reported and rated.</summary>
public enum ReportingBasis
{
    /// <summary>The figure of the period alone.</summary>
    InPeriod,

    /// <summary>The figure of the year so far.</summary>
    YearToDate,
}

/// <summary>How shorter periods make a longer one (field guide, section 6).</summary>
public enum AggregationRule
{
    /// <summary>They do not: only a figure entered for the longer period counts.</summary>
    None,

    /// <summary>Counts add up.</summary>
    Sum,

    /// <summary>The simple mean of the parts; always marked as one.</summary>
    Average,

    /// <summary>Numerators and denominators are summed and divided.</summary>
    Weighted,

    /// <summary>The last part stands for the whole: snapshots.</summary>
    Last,

    /// <summary>The greatest part stands for the whole.</summary>
    Maximum,
}

/// <summary>How a measure's trends are taken (field guide, section 5).</summary>
public enum TrendBasis
{
    /// <summary>Against the periods just before.</summary>
    Ongoing,

    /// <summary>Against the same period of earlier years, for measures with seasons.</summary>
    YearOnYear,
}

/// <summary>What is special about a measure. A measure may have several.</summary>
[Flags]
public enum MeasureFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A key measure of the plan.</summary>
    Key = 1,

    /// <summary>New this year.</summary>
    New = 2,

    /// <summary>An indicator of demand, not of performance.</summary>
    Demand = 4,

    /// <summary>Wider context that the council does not control.</summary>
    Context = 8,
}
