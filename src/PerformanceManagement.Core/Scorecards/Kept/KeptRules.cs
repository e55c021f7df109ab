using System.Text.Json.Serialization;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>The rules of a measure. As it is kept.</summary>
internal sealed record KeptRules
{
    [JsonPropertyName("Unit")]
    public required string Unit { get; init; }

    [JsonPropertyName("Decimals")]
    public int Decimals { get; init; }

    [JsonPropertyName("Good")]
    public required string Good { get; init; }

    [JsonPropertyName("Frequency")]
    public required string Frequency { get; init; }

    [JsonPropertyName("Calendar")]
    public required string Calendar { get; init; }

    [JsonPropertyName("Arrears")]
    public int Arrears { get; init; }

    [JsonPropertyName("Entry")]
    public required string Entry { get; init; }

    [JsonPropertyName("Basis")]
    public required string Basis { get; init; }

    [JsonPropertyName("QuarterRule")]
    public required string QuarterRule { get; init; }

    [JsonPropertyName("YearRule")]
    public required string YearRule { get; init; }

    [JsonPropertyName("IsDataOnly")]
    public bool IsDataOnly { get; init; }

    [JsonPropertyName("Tolerance")]
    public decimal? Tolerance { get; init; }

    [JsonPropertyName("ToleranceKind")]
    public string? ToleranceKind { get; init; }

    [JsonPropertyName("Trend")]
    public string Trend { get; init; } = "Ongoing";

    [JsonPropertyName("NoChangeBand")]
    public decimal? NoChangeBand { get; init; }

    [JsonPropertyName("Partial")]
    public string Partial { get; init; } = "Withheld";

    [JsonPropertyName("BenchmarkBand")]
    public decimal? BenchmarkBand { get; init; }

    [JsonPropertyName("LongTrendPeriods")]
    public int? LongTrendPeriods { get; init; }

    [JsonPropertyName("LeastPeriods")]
    public int LeastPeriods { get; init; } = 1;

    public static KeptRules Of(MeasureRules rules) => new()
    {
        Unit = rules.Unit,
        Decimals = rules.Decimals,
        Good = KeptWords.GoodDirections.Of(rules.Good),
        Frequency = KeptWords.Frequencies.Of(rules.Frequency),
        Calendar = KeptWords.PeriodCalendars.Of(rules.Calendar),
        Arrears = rules.Arrears,
        Entry = KeptWords.EntryBases.Of(rules.Entry),
        Basis = KeptWords.ReportingBases.Of(rules.Basis),
        QuarterRule = KeptWords.Aggregations.Of(rules.QuarterRule),
        YearRule = KeptWords.Aggregations.Of(rules.YearRule),
        IsDataOnly = rules.IsDataOnly,
        Tolerance = rules.Tolerance,
        ToleranceKind = KeptWords.ToleranceKinds.Of(rules.ToleranceKind),
        Trend = KeptWords.TrendBases.Of(rules.Trend),
        NoChangeBand = rules.NoChangeBand,
        Partial = KeptWords.Partials.Of(rules.Partial),
        BenchmarkBand = rules.BenchmarkBand,
        LongTrendPeriods = rules.LongTrendPeriods,
        LeastPeriods = rules.LeastPeriods,
    };

    public MeasureRules ToRules() => new(Unit, Decimals, KeptWords.GoodDirections.To(Good))
    {
        Frequency = KeptWords.Frequencies.To(Frequency),
        Calendar = KeptWords.PeriodCalendars.To(Calendar),
        Arrears = Arrears,
        Entry = KeptWords.EntryBases.To(Entry),
        Basis = KeptWords.ReportingBases.To(Basis),
        QuarterRule = KeptWords.Aggregations.To(QuarterRule),
        YearRule = KeptWords.Aggregations.To(YearRule),
        IsDataOnly = IsDataOnly,
        Tolerance = Tolerance,
        ToleranceKind = KeptWords.ToleranceKinds.ToOrNone(ToleranceKind),
        Trend = KeptWords.TrendBases.To(Trend),
        NoChangeBand = NoChangeBand,
        Partial = KeptWords.Partials.To(Partial),
        BenchmarkBand = BenchmarkBand,
        LongTrendPeriods = LongTrendPeriods,
        LeastPeriods = LeastPeriods,
    };
}
