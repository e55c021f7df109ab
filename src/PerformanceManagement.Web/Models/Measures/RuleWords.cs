using PerformanceManagement.Core.Figures;
using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Web.Models.Measures;

/// <summary>A measure's rules in words.</summary>
public static class RuleWords
{
    public static string Unit(Measure measure) => measure.Decimals switch
    {
        0 => $"{Wording.UpperFirst(measure.Unit)}, in whole numbers",
        1 => $"{Wording.UpperFirst(measure.Unit)}, with 1 decimal",
        _ => $"{Wording.UpperFirst(measure.Unit)}, with {measure.Decimals} decimals",
    };

    /// <summary>What its rules were before they changed: "Until 31 March 2018: in £k, lower is better, every quarter"; null where they never did.</summary>
    public static string? Before(Measure measure) => measure.EarlierRules.Count == 0 ? null
        : string.Join("; ", measure.EarlierRules.OrderByDescending(e => e.Until).Select(e => $"{(ReferenceEquals(e, measure.EarlierRules.MaxBy(l => l.Until)) ? "Until" : "until")} {FigureFormat.Date(e.Until)}: unit {e.Unit}, {Wording.LowerFirst(Good(e.Good))}, taken {Wording.LowerFirst(Often(e.Frequency))}"));

    /// <summary>How a target's cell is set: words alone as text, a figure to the right, which wraps where it has words with it.</summary>
    public static string TargetCell(TargetFigure? target) => target switch
    {
        null or { HasFigure: true, Kind: TargetKind.Target, Floor: null, Words: null } => "pm-number",
        { HasFigure: true } => "pm-number pm-number--wraps",
        _ => "pm-words",
    };

    public static string Good(GoodDirection good) => RuleNames.Good(good);

    public static string Often(Frequency frequency) => RuleNames.Often(frequency);

    /// <summary>"Every quarter of the academic year, one quarter in arrears".</summary>
    public static string Taken(Measure measure)
    {
        string calendar = (measure.Frequency, measure.Calendar) switch
        {
            (Frequency.Survey, _) => ", dated by the month it was taken",
            (_, PeriodCalendar.Academic) => " of the academic year (September to August)",
            (_, PeriodCalendar.Calendar) => " of the calendar year (January to December)",
            _ => " of the financial year (April to March)",
        };
        string arrears = measure.Arrears == 0 ? "" : $", {Count(measure.Arrears, PeriodWord(measure.Frequency))} in arrears";
        return Often(measure.Frequency) + (measure.Frequency == Frequency.Year ? calendar.Replace(" of the", ", by the", StringComparison.Ordinal) : calendar) + arrears;
    }

    public static string Entered(Measure measure) => RuleNames.Entered(measure.Entry) + (measure.CollectsRatio ? ", with numerator and denominator" : "");

    public static string Reported(ReportingBasis basis) => RuleNames.Reported(basis);

    /// <summary>How shorter periods make a longer one.</summary>
    public static string PutTogether(AggregationRule rule) => RuleNames.PutTogether(rule);

    /// <summary>What becomes of a longer period while a shorter one within it has no value.</summary>
    public static string WhilePartIsMissing(PartialPeriods partial) => RuleNames.WhilePartIsMissing(partial);

    /// <summary>"RAG 5%, with a tolerance of its own: 2 percentage points".</summary>
    /// <param name="rules">The measure's rules in the quarter.</param>
    /// <param name="scheme">The name of the scheme used or named; null for the council's own.</param>
    public static string Rated(MeasureRules rules, string? scheme)
    {
        if (rules.IsDataOnly) return "Not rated: reported for information";
        string name = scheme ?? "The council’s own scheme";
        return rules.Tolerance is { } tolerance ? $"{name}, with a tolerance of its own: {SchemeWords.Limit(tolerance, rules.ToleranceKind ?? ToleranceKind.Percent, rules)}" : name;
    }

    public static string Trend(TrendBasis basis) => RuleNames.Trend(basis);

    /// <summary>"Key measure, new this year"; null when there is nothing special.</summary>
    public static string? Flags(MeasureFlags flags)
    {
        (MeasureFlags Flag, string Words)[] all = [(MeasureFlags.Key, "key measure"), (MeasureFlags.New, "new this year"), (MeasureFlags.Demand, "shows demand"), (MeasureFlags.Context, "wider context")];
        string words = string.Join(", ", all.Where(f => flags.HasFlag(f.Flag)).Select(f => f.Words));
        return words.Length == 0 ? null : Wording.UpperFirst(words);
    }

    private static string PeriodWord(Frequency frequency) => frequency switch
    {
        Frequency.Month => "month",
        Frequency.Quarter => "quarter",
        Frequency.Term => "term",
        Frequency.Survey => "survey",
        Frequency.HalfYear => "half-year",
        _ => "year",
    };

    private static string Count(int count, string noun) => count == 1 ? $"one {noun}" : $"{count} {noun}s";
}
