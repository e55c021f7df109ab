using PerformanceManagement.Core.Periods;

namespace PerformanceManagement.Core.Figures;

/// <summary>What the rules need to know of a measure.</summary>
/// <param name="Unit">The unit as written.</param>
/// <param name="Decimals">Decimals shown, 0 to 4.</param>
/// <param name="Good">Which way is better.</param>
public sealed record MeasureRules(string Unit, int Decimals, GoodDirection Good)
{
    /// <summary>How often it is taken.</summary>
    public Frequency Frequency { get; init; } = Frequency.Quarter;

    /// <summary>The calendar of its periods.</summary>
    public PeriodCalendar Calendar { get; init; } = PeriodCalendar.Financial;

    /// <summary>Whole periods by which it is reported late.</summary>
    public int Arrears { get; init; }

    /// <summary>What officers type.</summary>
    public EntryBasis Entry { get; init; }

    /// <summary>Which figure is reported and rated.</summary>
    public ReportingBasis Basis { get; init; }

    /// <summary>How its periods make a quarter.</summary>
    public AggregationRule QuarterRule { get; init; }

    /// <summary>How its periods make a year.</summary>
    public AggregationRule YearRule { get; init; }

    /// <summary>Reported without a rating.</summary>
    public bool IsDataOnly { get; init; }

    /// <summary>Its own tolerance, or null for the scheme's.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>What <see cref="Tolerance"/> is measured in.</summary>
    public ToleranceKind? ToleranceKind { get; init; }

    /// <summary>How its trends are taken.</summary>
    public TrendBasis Trend { get; init; }

    /// <summary>A difference up to which a comparison is "no change", in the measure's unit; null for none.</summary>
    public decimal? NoChangeBand { get; init; }

    /// <summary>Whether a period with missing parts is shown.</summary>
    public PartialPeriods Partial { get; init; }

    /// <summary>A difference up to which a benchmark is "similar", in the measure's unit; null for none.</summary>
    public decimal? BenchmarkBand { get; init; }

    /// <summary>How many periods the long trend averages over; null for the usual number of its frequency.</summary>
    public int? LongTrendPeriods { get; init; }

    /// <summary>How many of those periods need a value; at least 1.</summary>
    public int LeastPeriods { get; init; } = 1;

    /// <summary>
    /// Whether what is reported is a cumulative year: the figure of each period stands for the year up to its end, because it is reported as
    /// the year to date or entered as a running total.
    /// </summary>
    public bool IsCumulative => Frequency != Frequency.Year && (Basis == ReportingBasis.YearToDate || Entry == EntryBasis.Running);

    /// <summary>
    /// Whether figures build up over the year: entered or reported as the year to date, a running total, or summed. A year's target never
    /// rates a part of such a year (field guide, section 3).
    /// </summary>
    public bool BuildsUp => Frequency != Frequency.Year && (IsCumulative || Entry == EntryBasis.YearToDate || YearRule == AggregationRule.Sum);

    /// <summary>
    /// Whether the year so far counts up to the year's figure, so that a part of the year reaches a share of it. A year so far that is a
    /// rate, mean, snapshot or highest figure of its periods does not.
    /// </summary>
    public bool CountsUp => Frequency != Frequency.Year
        && (Entry == EntryBasis.Running || YearRule == AggregationRule.Sum || (Entry == EntryBasis.YearToDate && YearRule is AggregationRule.None or AggregationRule.Last));

    /// <summary>Whether the reported figure counts up through the year, so that within a year it nearly always rises.</summary>
    public bool CountsTheYearSoFar => IsCumulative && CountsUp;

    /// <summary>A figure rounded as it is displayed.</summary>
    public decimal Rounded(decimal value) => FigureFormat.Rounded(value, Decimals);

    /// <summary>A figure as it is displayed.</summary>
    public string Display(decimal value) => FigureFormat.Display(value, Decimals, Unit);

    /// <summary>A difference between two figures, with its unit in words: "0.5 percentage points", "3 households".</summary>
    public string Difference(decimal difference) => Unit == "%"
        ? $"{FigureFormat.AsSet(difference, 0, "number")} percentage {(difference == 1 ? "point" : "points")}"
        : FigureFormat.InWords(difference, Math.Max(Decimals, FigureFormat.DecimalsOf(difference)), Unit);
}
