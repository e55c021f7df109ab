using System.Text.Json.Serialization;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>The words of a row as they were shown. As it is kept.</summary>
internal sealed record KeptRowTexts
{
    [JsonPropertyName("SuccessIs")]
    public required string SuccessIs { get; init; }

    [JsonPropertyName("SinceLastYear")]
    public required string SinceLastYear { get; init; }

    [JsonPropertyName("SinceOutturn")]
    public string? SinceOutturn { get; init; }

    [JsonPropertyName("LastKnown")]
    public string? LastKnown { get; init; }

    [JsonPropertyName("Target")]
    public string? Target { get; init; }

    [JsonPropertyName("TargetFigure")]
    public string? TargetFigure { get; init; }

    [JsonPropertyName("YearTarget")]
    public string? YearTarget { get; init; }

    [JsonPropertyName("YearTargetFigure")]
    public string? YearTargetFigure { get; init; }

    [JsonPropertyName("Forecast")]
    public string? Forecast { get; init; }

    [JsonPropertyName("ForecastMark")]
    public string? ForecastMark { get; init; }

    [JsonPropertyName("ForecastName")]
    public string? ForecastName { get; init; }

    [JsonPropertyName("PartsMake")]
    public string? PartsMake { get; init; }

    [JsonPropertyName("Prefix")]
    public string? Prefix { get; init; }

    [JsonPropertyName("Suffix")]
    public string? Suffix { get; init; }

    public static KeptRowTexts Of(RowTexts texts) => new()
    {
        SuccessIs = texts.SuccessIs,
        SinceLastYear = texts.SinceLastYear,
        SinceOutturn = texts.SinceOutturn,
        LastKnown = texts.LastKnown,
        Target = texts.Target,
        TargetFigure = texts.TargetFigure,
        YearTarget = texts.YearTarget,
        YearTargetFigure = texts.YearTargetFigure,
        Forecast = texts.Forecast,
        ForecastMark = texts.ForecastMark,
        ForecastName = texts.ForecastName,
        PartsMake = texts.PartsMake,
        Prefix = texts.Prefix,
        Suffix = texts.Suffix,
    };

    public RowTexts ToTexts() => new()
    {
        SuccessIs = SuccessIs,
        SinceLastYear = SinceLastYear,
        SinceOutturn = SinceOutturn,
        LastKnown = LastKnown,
        Target = Target,
        TargetFigure = TargetFigure,
        YearTarget = YearTarget,
        YearTargetFigure = YearTargetFigure,
        Forecast = Forecast,
        ForecastMark = ForecastMark,
        ForecastName = ForecastName,
        PartsMake = PartsMake,
        Prefix = Prefix,
        Suffix = Suffix,
    };
}
