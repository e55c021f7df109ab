using System.Text.Json.Serialization;
using PerformanceManagement.Core.Ratings.Status;

namespace PerformanceManagement.Core.Scorecards.Kept;

/// <summary>A status. As it is kept.</summary>
internal sealed record KeptStatus
{
    [JsonPropertyName("Key")]
    public required string Key { get; init; }

    [JsonPropertyName("Label")]
    public required string Label { get; init; }

    [JsonPropertyName("ShortLabel")]
    public required string ShortLabel { get; init; }

    [JsonPropertyName("Shape")]
    public required string Shape { get; init; }

    [JsonPropertyName("Colour")]
    public required string Colour { get; init; }

    [JsonPropertyName("Order")]
    public int Order { get; init; }

    [JsonPropertyName("IsWorst")]
    public bool IsWorst { get; init; }

    public static KeptStatus Of(RatedStatus status) => new()
    {
        Key = status.Key,
        Label = status.Label,
        ShortLabel = status.ShortLabel,
        Shape = KeptWords.StatusShapes.Of(status.Shape),
        Colour = KeptWords.StatusColours.Of(status.Colour),
        Order = status.Order,
        IsWorst = status.IsWorst,
    };

    public RatedStatus ToStatus() => new(Key, Label, ShortLabel, KeptWords.StatusShapes.To(Shape), KeptWords.StatusColours.To(Colour), Order, IsWorst);
}
