using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>The rules that a measure had up to a day, as they are stored; <see cref="RulesUntil"/> as the rules see them.</summary>
public sealed class EarlierRules
{
    /// <summary>Database key.</summary>
    public int Id { get; init; }

    /// <summary>The measure.</summary>
    public int MeasureId { get; set; }

    /// <summary>The last day on which they held. Unique within the measure.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The unit as written.</summary>
    public required string Unit { get; set; }

    /// <summary>Decimals shown, 0 to 4.</summary>
    public int Decimals { get; set; }

    /// <summary>Which way was better.</summary>
    public GoodDirection Good { get; set; }

    /// <summary>How often it was taken.</summary>
    public Frequency Frequency { get; set; }

    /// <summary>The calendar of its periods.</summary>
    public PeriodCalendar Calendar { get; set; }

    /// <summary>Whole periods by which it was reported late.</summary>
    public int Arrears { get; set; }

    /// <summary>What officers typed.</summary>
    public EntryBasis Entry { get; set; }

    /// <summary>Which figure was reported and rated.</summary>
    public ReportingBasis Basis { get; set; }

    /// <summary>How its periods made a quarter.</summary>
    public AggregationRule QuarterRule { get; set; }

    /// <summary>How its periods made a year.</summary>
    public AggregationRule YearRule { get; set; }
}
