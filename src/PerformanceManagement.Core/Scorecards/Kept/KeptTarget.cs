using System.Text.Json.Serialization;
using PerformanceManagement.Core.Figures;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A target. As it is kept.</summary>
internal sealed record KeptTarget
{
    [JsonPropertyName("Period")]
    public required string Period { get; init; }

    [JsonPropertyName("Value")]
    public decimal? Value { get; init; }

    [JsonPropertyName("Low")]
    public decimal? Low { get; init; }

    [JsonPropertyName("High")]
    public decimal? High { get; init; }

    [JsonPropertyName("Words")]
    public string? Words { get; init; }

    [JsonPropertyName("Kind")]
    public string Kind { get; init; } = "Target";

    [JsonPropertyName("Floor")]
    public decimal? Floor { get; init; }

    [JsonPropertyName("Profile")]
    public string? Profile { get; init; }

    [JsonPropertyName("Baseline")]
    public decimal? Baseline { get; init; }

    [JsonPropertyName("BaselinePeriod")]
    public string? BaselinePeriod { get; init; }

    public static KeptTarget Of(TargetFigure target) => new()
    {
        Period = target.Period.Token,
        Value = target.Value,
        Low = target.Low,
        High = target.High,
        Words = target.Words,
        Kind = KeptWords.TargetKinds.Of(target.Kind),
        Floor = target.Floor,
        Profile = KeptWords.TargetProfiles.Of(target.Profile),
        Baseline = target.Baseline,
        BaselinePeriod = target.BaselinePeriod?.Token,
    };

    public TargetFigure ToTarget() => new(Periods.Period.Parse(Period), Value, Low, High, Words)
    {
        Kind = KeptWords.TargetKinds.To(Kind),
        Floor = Floor,
        Profile = KeptWords.TargetProfiles.ToOrNone(Profile),
        Baseline = Baseline,
        BaselinePeriod = BaselinePeriod is null ? null : Periods.Period.Parse(BaselinePeriod),
    };
}
