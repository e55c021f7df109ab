using System.Text.Json.Serialization;
using PerformanceManagement.Core.Results;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A figure before or after a correction. As it is kept.</summary>
internal sealed record KeptFigure
{
    [JsonPropertyName("Value")]
    public decimal? Value { get; init; }

    [JsonPropertyName("Reason")]
    public string? Reason { get; init; }

    [JsonPropertyName("Numerator")]
    public decimal? Numerator { get; init; }

    [JsonPropertyName("Denominator")]
    public decimal? Denominator { get; init; }

    public static KeptFigure Of(CorrectedFigure figure) => new()
    {
        Value = figure.Value,
        Reason = KeptWords.Reasons.Of(figure.Reason),
        Numerator = figure.Numerator,
        Denominator = figure.Denominator,
    };

    public CorrectedFigure ToFigure() => new(Value, KeptWords.Reasons.ToOrNone(Reason))
    {
        Numerator = Numerator,
        Denominator = Denominator,
    };
}
