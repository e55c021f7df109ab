using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Targets;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>What a year was expected to come to. As it is kept.</summary>
internal sealed record KeptForecast
{
    [JsonPropertyName("Year")]
    public required string Year { get; init; }

    [JsonPropertyName("Origin")]
    public required string Origin { get; init; }

    [JsonPropertyName("Value")]
    public decimal? Value { get; init; }

    [JsonPropertyName("AsAt")]
    public required string AsAt { get; init; }

    [JsonPropertyName("Target")]
    public KeptTarget? Target { get; init; }

    [JsonPropertyName("Basis")]
    public required string Basis { get; init; }

    [JsonPropertyName("Rating")]
    public required KeptRating Rating { get; init; }

    public static KeptForecast Of(Forecast forecast) => new()
    {
        Year = forecast.Year.Token,
        Origin = KeptWords.ForecastOrigins.Of(forecast.Origin),
        Value = forecast.Value,
        AsAt = forecast.AsAt.Token,
        Target = forecast.Target is { } target ? KeptTarget.Of(target) : null,
        Basis = forecast.Basis,
        Rating = KeptRating.Of(forecast.Rating),
    };

    public Forecast ToForecast() => new()
    {
        Year = Periods.Period.Parse(Year),
        Origin = KeptWords.ForecastOrigins.To(Origin),
        Value = Value,
        AsAt = Periods.Period.Parse(AsAt),
        Target = Target?.ToTarget(),
        Basis = Basis,
        Rating = Rating.ToRating(),
    };
}
