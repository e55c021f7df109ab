using PerformanceManagement.Core.Measures;
using PerformanceManagement.Core.Periods;
using PerformanceManagement.Core.Ratings.Trends;
using PerformanceManagement.Core.Results;

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

    /// <summary>How many periods the long trend averages over; null for <see cref="TrendRule.LongTrendPeriods"/>.</summary>
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

    /// <summary>The rules of a measure.</summary>
    public static MeasureRules Of(Measure measure) => new(measure.Unit, measure.Decimals, measure.Good)
    {
        Frequency = measure.Frequency,
        Calendar = measure.Calendar,
        Arrears = measure.Arrears,
        Entry = measure.Entry,
        Basis = measure.Basis,
        QuarterRule = measure.QuarterRule,
        YearRule = measure.YearRule,
        IsDataOnly = measure.IsDataOnly,
        Tolerance = measure.Tolerance,
        ToleranceKind = measure.ToleranceKind,
        Trend = measure.Trend,
        NoChangeBand = measure.NoChangeBand,
        Partial = measure.Partial,
        BenchmarkBand = measure.BenchmarkBand,
    };
}

/// <summary>A figure as it was entered, without its texts.</summary>
public sealed record EnteredFigure(Period Period)
{
    /// <summary>The figure, on the measure's entry basis.</summary>
    public decimal? Value { get; init; }

    /// <summary>The numerator, where collected.</summary>
    public decimal? Numerator { get; init; }

    /// <summary>The denominator, where collected.</summary>
    public decimal? Denominator { get; init; }

    /// <summary>The year so far, where given beside the value.</summary>
    public decimal? YearToDate { get; init; }

    /// <summary>What the owner expected the whole year to be, as seen at the end of the period; null when not given.</summary>
    public decimal? Forecast { get; init; }

    /// <summary>Why there is no value, or null.</summary>
    public ReasonForNoValue? Reason { get; init; }

    /// <summary>How sure the value is.</summary>
    public ValueQuality Quality { get; init; }

    /// <summary>Words of its own for the cell, or null.</summary>
    public string? Label { get; init; }

    /// <summary>The key of the status a person gave, or null.</summary>
    public string? JudgedStatus { get; init; }

    /// <summary>Why it is suppressed, where it is; null for a figure as entered.</summary>
    public SuppressionCause? Suppression { get; init; }

    /// <summary>The codes of the measures whose figures it is the sum of, in words; null for a figure that was entered.</summary>
    public string? MadeFrom { get; init; }

    /// <summary>For a figure entered for a measure that is made from others, what their figures make; null where there is no such sum.</summary>
    public decimal? PartsMake { get; init; }

    /// <summary>Whether it was corrected after its quarter had been signed off.</summary>
    public bool IsRestated { get; init; }

    /// <summary>Whether there was nothing to count in the period: 0 of 0.</summary>
    public bool HasNoCases => Reason is null && Value is null && Ratio.HasNoCases(Numerator, Denominator);

    /// <summary>The figure unrounded: divided from numerator and denominator where both are known, else as it was entered.</summary>
    /// <param name="unit">The measure's unit.</param>
    public decimal? Exact(string unit) => Value is null ? null : Ratio.Of(Numerator, Denominator, unit) ?? Value;

    /// <summary>The figures of a result.</summary>
    public static EnteredFigure Of(MeasureResult result) => new(result.Period)
    {
        Value = result.Value,
        Numerator = result.Numerator,
        Denominator = result.Denominator,
        YearToDate = result.YearToDate,
        Forecast = result.Forecast,
        Reason = result.Reason,
        Quality = result.Quality,
        Label = result.Label,
        JudgedStatus = result.JudgedStatus,
        IsRestated = result.Restatements.Exists(r => r.SignedOffIn is not null),
    };
}
