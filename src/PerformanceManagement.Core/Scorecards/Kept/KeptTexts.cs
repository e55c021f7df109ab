using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Series;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>The words in which a point was shown. As it is kept.</summary>
internal sealed record KeptTexts
{
    [JsonPropertyName("Text")]
    public required string Text { get; init; }

    [JsonPropertyName("Number")]
    public decimal? Number { get; init; }

    [JsonPropertyName("Missing")]
    public string? Missing { get; init; }

    [JsonPropertyName("Period")]
    public string? Period { get; init; }

    [JsonPropertyName("Quality")]
    public string? Quality { get; init; }

    [JsonPropertyName("SimpleMean")]
    public string? SimpleMean { get; init; }

    [JsonPropertyName("Partial")]
    public string? Partial { get; init; }

    [JsonPropertyName("NoCases")]
    public string? NoCases { get; init; }

    [JsonPropertyName("Suppression")]
    public string? Suppression { get; init; }

    [JsonPropertyName("MadeFrom")]
    public string? MadeFrom { get; init; }

    [JsonPropertyName("Restated")]
    public string? Restated { get; init; }

    [JsonPropertyName("AddedLater")]
    public string? AddedLater { get; init; }

    public static KeptTexts Of(PointTexts texts) => new()
    {
        Text = texts.Text,
        Number = texts.Number,
        Missing = texts.Missing,
        Period = texts.Period,
        Quality = texts.Quality,
        SimpleMean = texts.SimpleMean,
        Partial = texts.Partial,
        NoCases = texts.NoCases,
        Suppression = texts.Suppression,
        MadeFrom = texts.MadeFrom,
        Restated = texts.Restated,
        AddedLater = texts.AddedLater,
    };

    public PointTexts ToTexts() => new(Text)
    {
        Number = Number,
        Missing = Missing,
        Period = Period,
        Quality = Quality,
        SimpleMean = SimpleMean,
        Partial = Partial,
        NoCases = NoCases,
        Suppression = Suppression,
        MadeFrom = MadeFrom,
        Restated = Restated,
        AddedLater = AddedLater,
    };
}
