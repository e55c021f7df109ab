using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Measures;

/// <summary>What the choices of a measure's rules are called, on pages and in the audit.</summary>
public static class RuleNames
{
    /// <summary>Which way is better.</summary>
    public static string Good(GoodDirection good) => Wording.UpperFirst(Wording.Best(good, "within the target range is best"));

    /// <summary>How often it is taken.</summary>
    public static string Often(Frequency frequency) => frequency switch
    {
        Frequency.Month => "Every month",
        Frequency.Quarter => "Every quarter",
        Frequency.Term => "Every term",
        Frequency.Survey => "By survey",
        Frequency.HalfYear => "Every half-year",
        Frequency.Year => "Every year",
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, null),
    };

    /// <summary>The calendar of its periods.</summary>
    public static string Calendar(PeriodCalendar calendar) => calendar switch
    {
        PeriodCalendar.Financial => "Financial year, April to March",
        PeriodCalendar.Academic => "Academic year, September to August",
        PeriodCalendar.Calendar => "Calendar year",
        _ => throw new ArgumentOutOfRangeException(nameof(calendar), calendar, null),
    };

    /// <summary>What officers type.</summary>
    public static string Entered(EntryBasis entry) => entry switch
    {
        EntryBasis.InPeriod => "The figure of the period alone",
        EntryBasis.YearToDate => "The figure of the year so far",
        EntryBasis.Running => "A running total",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, null),
    };

    /// <summary>Which figure is reported and rated.</summary>
    public static string Reported(ReportingBasis basis) => basis switch
    {
        ReportingBasis.InPeriod => "The figure of the period alone",
        ReportingBasis.YearToDate => "The figure of the year so far",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    /// <summary>How shorter periods make a longer one.</summary>
    public static string PutTogether(AggregationRule rule) => rule switch
    {
        AggregationRule.None => "They are not put together",
        AggregationRule.Sum => "They are added up",
        AggregationRule.Average => "Their simple mean is taken",
        AggregationRule.Weighted => "Numerators and denominators are added up and divided",
        AggregationRule.Last => "The last one stands for the whole",
        AggregationRule.Maximum => "The highest one stands for the whole",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };

    /// <summary>What becomes of a longer period while a shorter one within it has no value.</summary>
    public static string WhilePartIsMissing(PartialPeriods partial) => partial switch
    {
        PartialPeriods.Withheld => "No figure until all are entered",
        PartialPeriods.Shown => "Shown from those there are, and marked",
        _ => throw new ArgumentOutOfRangeException(nameof(partial), partial, null),
    };

    /// <summary>How trends are taken.</summary>
    public static string Trend(TrendBasis basis) => basis switch
    {
        TrendBasis.Ongoing => "With the periods just before",
        TrendBasis.YearOnYear => "With the same period of earlier years",
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    /// <summary>What a tolerance is measured in.</summary>
    public static string Tolerance(ToleranceKind kind) => kind switch
    {
        ToleranceKind.Percent => "Per cent of the target",
        ToleranceKind.Points => "Percentage points",
        ToleranceKind.Units => "The measure’s unit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
