using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>
/// The rules that a measure had up to a day, where they have changed since (field guide, section 3: a rule changed holds from a date). What is not
/// here, such as scheme and tolerance, has dates of its own or does not change how figures read.
/// </summary>
public sealed class EarlierRules
{
    /// <summary>Database key.</summary>
    public int Id { get; set; }

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

    /// <summary>The rules of a measure as they were until a day.</summary>
    public static EarlierRules Of(Measure before, DateOnly until) => new()
    {
        Until = until,
        Unit = before.Unit,
        Decimals = before.Decimals,
        Good = before.Good,
        Frequency = before.Frequency,
        Calendar = before.Calendar,
        Arrears = before.Arrears,
        Entry = before.Entry,
        Basis = before.Basis,
        QuarterRule = before.QuarterRule,
        YearRule = before.YearRule,
    };

    /// <summary>Rules with these in place of the ones that changed.</summary>
    public MeasureRules In(MeasureRules rules) => rules with
    {
        Unit = Unit,
        Decimals = Decimals,
        Good = Good,
        Frequency = Frequency,
        Calendar = Calendar,
        Arrears = Arrears,
        Entry = Entry,
        Basis = Basis,
        QuarterRule = QuarterRule,
        YearRule = YearRule,
    };
}
