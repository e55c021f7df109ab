using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A point of a series. As it is kept.</summary>
internal sealed record KeptPoint
{
    [JsonPropertyName("Period")]
    public required string Period { get; init; }

    [JsonPropertyName("Value")]
    public decimal? Value { get; init; }

    [JsonPropertyName("Numerator")]
    public decimal? Numerator { get; init; }

    [JsonPropertyName("Denominator")]
    public decimal? Denominator { get; init; }

    [JsonPropertyName("Reason")]
    public string? Reason { get; init; }

    [JsonPropertyName("Quality")]
    public required string Quality { get; init; }

    [JsonPropertyName("Label")]
    public string? Label { get; init; }

    [JsonPropertyName("JudgedStatus")]
    public string? JudgedStatus { get; init; }

    [JsonPropertyName("Origin")]
    public required string Origin { get; init; }

    [JsonPropertyName("PartsPresent")]
    public int PartsPresent { get; init; }

    [JsonPropertyName("PartsExpected")]
    public int PartsExpected { get; init; }

    [JsonPropertyName("PartLength")]
    public string? PartLength { get; init; }

    [JsonPropertyName("PartialBy")]
    public string? PartialBy { get; init; }

    [JsonPropertyName("IsSimpleMean")]
    public bool IsSimpleMean { get; init; }

    [JsonPropertyName("PartsDisagree")]
    public decimal? PartsDisagree { get; init; }

    [JsonPropertyName("Suppression")]
    public string? Suppression { get; init; }

    [JsonPropertyName("MadeFrom")]
    public string? MadeFrom { get; init; }

    [JsonPropertyName("IsRestated")]
    public bool IsRestated { get; init; }

    [JsonPropertyName("IsAddedLater")]
    public bool IsAddedLater { get; init; }

    [JsonPropertyName("FaultReference")]
    public string? FaultReference { get; init; }

    [JsonPropertyName("AbsentBecause")]
    public string? AbsentBecause { get; init; }

    [JsonPropertyName("PartsWithoutCases")]
    public int PartsWithoutCases { get; init; }

    [JsonPropertyName("Shown")]
    public KeptTexts? Shown { get; init; }

    public static KeptPoint Of(SeriesPoint point) => new()
    {
        Period = point.Period.Token,
        Value = point.Value,
        Numerator = point.Numerator,
        Denominator = point.Denominator,
        Reason = KeptWords.Reasons.Of(point.Reason),
        Quality = KeptWords.Qualities.Of(point.Quality),
        Label = point.Label,
        JudgedStatus = point.JudgedStatus,
        Origin = KeptWords.PointOrigins.Of(point.Origin),
        PartsPresent = point.PartsPresent,
        PartsExpected = point.PartsExpected,
        PartLength = KeptWords.PeriodLengths.Of(point.PartLength),
        PartialBy = KeptWords.Aggregations.Of(point.PartialBy),
        IsSimpleMean = point.IsSimpleMean,
        PartsDisagree = point.PartsDisagree,
        Suppression = KeptWords.SuppressionCauses.Of(point.Suppression),
        MadeFrom = point.MadeFrom,
        IsRestated = point.IsRestated,
        IsAddedLater = point.IsAddedLater,
        FaultReference = point.FaultReference,
        AbsentBecause = point.AbsentBecause,
        PartsWithoutCases = point.PartsWithoutCases,
        Shown = point.Shown is { } shown ? KeptTexts.Of(shown) : null,
    };

    public SeriesPoint ToPoint() => new(Periods.Period.Parse(Period))
    {
        Value = Value,
        Numerator = Numerator,
        Denominator = Denominator,
        Reason = KeptWords.Reasons.ToOrNone(Reason),
        Quality = KeptWords.Qualities.To(Quality),
        Label = Label,
        JudgedStatus = JudgedStatus,
        Origin = KeptWords.PointOrigins.To(Origin),
        PartsPresent = PartsPresent,
        PartsExpected = PartsExpected,
        PartLength = KeptWords.PeriodLengths.ToOrNone(PartLength),
        PartialBy = KeptWords.Aggregations.ToOrNone(PartialBy),
        IsSimpleMean = IsSimpleMean,
        PartsDisagree = PartsDisagree,
        Suppression = KeptWords.SuppressionCauses.ToOrNone(Suppression),
        MadeFrom = MadeFrom,
        IsRestated = IsRestated,
        IsAddedLater = IsAddedLater,
        FaultReference = FaultReference,
        AbsentBecause = AbsentBecause,
        PartsWithoutCases = PartsWithoutCases,
        Shown = Shown?.ToTexts(),
    };
}
