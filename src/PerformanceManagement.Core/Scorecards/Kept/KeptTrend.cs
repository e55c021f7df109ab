using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Trends;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A comparison with earlier periods. As it is kept.</summary>
internal sealed record KeptTrend
{
    [JsonPropertyName("Result")]
    public required string Result { get; init; }

    [JsonPropertyName("Against")]
    public required IReadOnlyList<string> Against { get; init; }

    [JsonPropertyName("Value")]
    public decimal? Value { get; init; }

    [JsonPropertyName("Explanation")]
    public required string Explanation { get; init; }

    [JsonPropertyName("ShownLabel")]
    public string? ShownLabel { get; init; }

    [JsonPropertyName("Movement")]
    public int Movement { get; init; }

    [JsonPropertyName("IsJudgement")]
    public bool IsJudgement { get; init; }

    [JsonPropertyName("Instead")]
    public string? Instead { get; init; }

    [JsonPropertyName("Held")]
    public int Held { get; init; }

    [JsonPropertyName("Wanted")]
    public int Wanted { get; init; }

    public static KeptTrend Of(DirectionOfTravel trend) => new()
    {
        Result = KeptWords.TrendResults.Of(trend.Result),
        Against = [.. trend.Against.Select(p => p.Token)],
        Value = trend.Value,
        Explanation = trend.Explanation,
        ShownLabel = trend.ShownLabel,
        Movement = trend.Movement,
        IsJudgement = trend.IsJudgement,
        Instead = KeptWords.ComparedInsteads.Of(trend.Instead),
        Held = trend.Held,
        Wanted = trend.Wanted,
    };

    public DirectionOfTravel ToTrend() => new(KeptWords.TrendResults.To(Result), [.. Against.Select(p => Periods.Period.Parse(p))], Value, Explanation)
    {
        ShownLabel = ShownLabel,
        Movement = Movement,
        IsJudgement = IsJudgement,
        Instead = KeptWords.ComparedInsteads.ToOrNone(Instead),
        Held = Held,
        Wanted = Wanted,
    };
}
